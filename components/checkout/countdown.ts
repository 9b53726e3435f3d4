/** Below this the countdown stops being calm. */
export const URGENT_SECONDS = 300;

/** Whole seconds until `expiresAt`, never below zero. */
export function secondsLeft(expiresAt: string, nowMilliseconds: number): number {
  return Math.max(0, Math.ceil((Date.parse(expiresAt) - nowMilliseconds) / 1000));
}
