import { expect, it } from "vitest";
import { secondsLeft } from "@/components/checkout/countdown";

it("counts whole seconds and stops at zero", () => {
  const expires = "2026-01-01T00:10:00.000Z";
  expect(secondsLeft(expires, Date.parse("2026-01-01T00:09:58.500Z"))).toBe(2);
  expect(secondsLeft(expires, Date.parse("2026-01-01T00:11:00.000Z"))).toBe(0);
});
