import { expect, it } from "vitest";
import { timeSchema } from "@/server/core/wire";

it.each([
  ["2026-01-31T12:00:00.000Z", true],
  ["0001-01-01T00:00:00Z", true],
  ["0000-12-31T23:59:59Z", false],
  ["2026-01-31", false],
  ["2026-02-30T00:00:00Z", false],
])("%s as a time: %s", (text, isValid) => {
  expect(timeSchema.safeParse(text).success).toBe(isValid);
});
