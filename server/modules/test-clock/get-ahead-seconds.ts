import type { Mode } from "@/server/core/actor";
import { rememberedAhead } from "@/server/modules/test-clock/internal";

/** Whole seconds by which a mode's clock is ahead of real time, as this process last read it. Live mode's never is. */
export function getAheadSeconds(mode: Mode): number {
  return mode === "test" ? rememberedAhead() : 0;
}
