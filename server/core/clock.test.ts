import { expect, it } from "vitest";
import { fixedClock, instant, ShiftedClock, wallNow, wallTimeOf } from "@/server/core/clock";

it("a shifted clock runs ahead of real time, which can still be told from it", () => {
  const wall = fixedClock("2026-01-01T00:00:00.000Z");
  let ahead = 60;
  const clock = new ShiftedClock(wall, () => ahead);
  expect(clock.now()).toEqual(instant("2026-01-01T00:01:00.000Z"));
  expect(wallNow(clock)).toEqual(wall.now());
  ahead = 3600;
  expect(clock.now()).toEqual(instant("2026-01-01T01:00:00.000Z"));
  expect(wallTimeOf(clock, instant("2026-01-01T01:00:30.000Z"))).toEqual(instant("2026-01-01T00:00:30.000Z"));
});

it("a clock of real time is its own wall clock", () => {
  const wall = fixedClock("2026-01-01T00:00:00.000Z");
  expect(wallNow(wall)).toEqual(wall.now());
  expect(wallTimeOf(wall, instant("2026-01-02T00:00:00.000Z"))).toEqual(instant("2026-01-02T00:00:00.000Z"));
});
