import type { Mode } from "@/server/core/actor";
import { type Clock, ShiftedClock, systemClock } from "@/server/core/clock";
import { getAheadSeconds } from "@/server/modules/test-clock/get-ahead-seconds";

function aheadInTest(): number {
  return getAheadSeconds("test");
}

/**
 * The clock of a mode's data over `clock`'s real time, which may itself be the clock of a mode: it is never moved twice.
 * In live mode it is real time.
 */
export function getModeClock(mode: Mode, clock: Clock = systemClock): Clock {
  const wall = clock.wall ?? clock;
  return mode === "live" ? wall : new ShiftedClock(wall, aheadInTest);
}
