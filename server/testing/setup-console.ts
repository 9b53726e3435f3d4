import { afterEach, beforeEach } from "vitest";

const printed: string[] = [];
const original = console.error;

beforeEach(() => {
  printed.length = 0;
  console.error = (...parts: unknown[]) => {
    printed.push(parts.map(String).join(" "));
    original(...parts);
  };
});

/** A test that expects an error on the console replaces console.error itself, so it never gets here. */
afterEach(() => {
  console.error = original;
  if (printed.length > 0)
    throw new Error(`console.error was called during this test:\n${printed.join("\n")}`);
});
