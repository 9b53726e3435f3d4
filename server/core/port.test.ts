import { expect, test } from "vitest";
import { definePort } from "@/server/core/port";

test("a port gives what was put in, null too, and before that the usual or an error", () => {
  const bare = definePort<string | null>("test-bare");
  const usual = definePort<string | null>("test-usual", "usual");
  expect(() => bare.get()).toThrow('"test-bare" has no implementation');
  expect(usual.get()).toBe("usual");
  for (const port of [bare, usual]) {
    port.provide("own");
    expect(port.get()).toBe("own");
    port.provide(null);
    expect(port.get()).toBeNull();
  }
});
