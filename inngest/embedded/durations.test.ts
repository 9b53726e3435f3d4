import { expect, test } from "vitest";
import { backOff, dueAt, parseDuration, retryAfterMilliseconds } from "@/inngest/embedded/durations";

const NOW = new Date("2026-01-01T00:00:00Z");

test("durations are read as the SDK writes them", () => {
  expect(parseDuration("1w2d3h4m5s")).toBe(((9 * 24 + 3) * 60 + 4) * 60_000 + 5000);
  expect(parseDuration("")).toBe(0);
  for (const text of ["1.5h", "10", "5ms", "P1D"]) expect(parseDuration(text)).toBeNull();
});

test("a wait ends after a duration or at a date", () => {
  expect(dueAt("90s", NOW)).toEqual(new Date("2026-01-01T00:01:30Z"));
  expect(dueAt("2026-02-01T00:00:00.000Z", NOW)).toEqual(new Date("2026-02-01T00:00:00Z"));
  expect(dueAt("soon", NOW)).toBeNull();
});

test("Retry-After is seconds or a date, never in the past", () => {
  expect(retryAfterMilliseconds("30", NOW)).toBe(30_000);
  expect(retryAfterMilliseconds("2026-01-01T00:00:10.000Z", NOW)).toBe(10_000);
  expect(retryAfterMilliseconds("2025-01-01T00:00:00.000Z", NOW)).toBe(0);
  expect(retryAfterMilliseconds(null, NOW)).toBeNull();
});

test("the back-off grows and is bounded", () => {
  for (const [attempt, pause] of [
    [1, 2000],
    [2, 6000],
    [3, 18_000],
    [20, 900_000],
  ] as const) {
    expect(backOff(attempt)).toBeGreaterThanOrEqual(pause * 0.8);
    expect(backOff(attempt)).toBeLessThanOrEqual(pause * 1.2);
  }
});
