const UNIT_MILLISECONDS: Record<string, number> = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
};
const DURATION = /^(?:\d+[wdhms])*$/;

/** Milliseconds of the SDK's wire form of a duration (`1d2h30m10s`; the empty text is zero), or null for anything else. */
export function parseDuration(text: string): number | null {
  if (!DURATION.test(text)) return null;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+)([wdhms])/g))
    total += Number(amount) * (UNIT_MILLISECONDS[unit ?? ""] ?? 0);
  return total;
}

/** The instant meant by a duration from `now` or by an ISO 8601 date, as the SDK writes both; null when it is neither. */
export function dueAt(text: string, now: Date): Date | null {
  const duration = parseDuration(text);
  if (duration !== null) return new Date(now.getTime() + duration);
  const parsed = Date.parse(text);
  return Number.isNaN(parsed) ? null : new Date(parsed);
}

/** Milliseconds asked for by a Retry-After header: seconds or a date. Null when it is absent or unreadable. */
export function retryAfterMilliseconds(header: string | null, now: Date): number | null {
  if (header === null || header === "") return null;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const parsed = Date.parse(header);
  return Number.isNaN(parsed) ? null : Math.max(0, parsed - now.getTime());
}

const FIRST_RETRY_MILLISECONDS = 2000;
const LONGEST_RETRY_MILLISECONDS = 15 * 60_000;

/** Pause before attempt number `attempt` (1 is the first retry): 2 s, 6 s, 18 s … at most 15 min, ± 20 % so that retries spread out. */
export function backOff(attempt: number): number {
  const pause = Math.min(LONGEST_RETRY_MILLISECONDS, FIRST_RETRY_MILLISECONDS * 3 ** (attempt - 1));
  return Math.round(pause * (0.8 + Math.random() * 0.4));
}
