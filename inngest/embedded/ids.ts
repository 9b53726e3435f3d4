import { randomBytes } from "node:crypto";
import { type Clock, systemClock } from "@/server/core/clock";

const PROCESS = randomBytes(8).toString("hex");
let counter = 0;

/**
 * A new id such as `run_0mb2k7x1e00001a5f…`: milliseconds, a counter and the process's random part. Ids made by one
 * process sort in the order of their making, which is what keeps a lane first-in, first-out.
 */
export function newRowId(prefix: "run" | "event", clock: Clock = systemClock): string {
  counter = (counter + 1) % 36 ** 5;
  const time = clock.now().getTime().toString(36).padStart(9, "0");
  return `${prefix}_${time}${counter.toString(36).padStart(5, "0")}${PROCESS}`;
}
