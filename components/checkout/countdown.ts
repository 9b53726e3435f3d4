const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Below this the countdown stops being calm. */
export const URGENT_SECONDS = 5 * MINUTE;

/** Whole seconds until `expiresAt`, never below zero. */
export function secondsLeft(expiresAt: string, nowMilliseconds: number): number {
  return Math.max(0, Math.ceil((Date.parse(expiresAt) - nowMilliseconds) / 1000));
}

const two = (value: number) => String(value).padStart(2, "0");

/** "29:05", "3 h 12 min", "6 days": as exact as is useful. */
export function countdownText(seconds: number): string {
  if (seconds >= 2 * DAY) return `${Math.floor(seconds / DAY)} days`;
  if (seconds >= HOUR)
    return `${Math.floor(seconds / HOUR)} h ${two(Math.floor((seconds % HOUR) / MINUTE))} min`;
  return `${two(Math.floor(seconds / MINUTE))}:${two(seconds % MINUTE)}`;
}

/** The same for a screen reader, at a pace that does not interrupt: whole minutes. */
export function spokenCountdown(seconds: number): string {
  if (seconds === 0) return "The time to pay is over";
  if (seconds < MINUTE) return "Less than a minute left to pay";
  const minutes = Math.floor(seconds / MINUTE);
  return minutes === 1 ? "One minute left to pay" : `${minutes} minutes left to pay`;
}
