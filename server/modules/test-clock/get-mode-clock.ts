import type { Mode } from "@/server/core/actor";
import { type Clock, shiftedClock, systemClock } from "@/server/core/clock";
import { getAheadSeconds } from "@/server/modules/test-clock/get-ahead-seconds";

/** The clock of a mode's data over the clock of real time: the same one in live mode. */
export function getModeClock(mode: Mode, wall: Clock = systemClock): Clock {
  return mode === "live" ? wall : shiftedClock(wall, () => getAheadSeconds(mode));
}
