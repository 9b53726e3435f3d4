import { DaricApiError, DaricConnectionError } from "./errors";

const FIRST_DELAY_MILLISECONDS = 500;
const LONGEST_DELAY_MILLISECONDS = 8_000;
/** A server that asks for more patience than this is reported instead. */
const LONGEST_WAIT_MILLISECONDS = 60_000;

/**
 * Whether the same request may be sent again. Without a guarantee that it happens once, only a refusal that came before
 * any effect may be repeated.
 */
export function mayRetry(error: unknown, isRepeatable: boolean): boolean {
  if (error instanceof DaricConnectionError) return isRepeatable;
  if (!(error instanceof DaricApiError)) return false;
  const { status, code } = error;
  return status === 429 || code === "request_in_flight" || (isRepeatable && status >= 500);
}

/**
 * Milliseconds until the next attempt, the first retry being number 0: exponential with full jitter, and never sooner
 * than `Retry-After` says. Null when that is too long to wait.
 */
export function retryDelay(
  retry: number,
  retryAfter: string | null,
  { now, random }: { readonly now: number; readonly random: number },
): number | null {
  const backOff = random * Math.min(LONGEST_DELAY_MILLISECONDS, FIRST_DELAY_MILLISECONDS * 2 ** retry);
  const demanded = demandedDelay(retryAfter, now);
  if (demanded > LONGEST_WAIT_MILLISECONDS) return null;
  return demanded > 0 ? demanded + backOff / 4 : backOff;
}

/** RFC 9110 section 10.2.3: seconds, or a date. */
function demandedDelay(retryAfter: string | null, now: number): number {
  if (retryAfter === null) return 0;
  const seconds = Number(retryAfter);
  const milliseconds = Number.isNaN(seconds) ? Date.parse(retryAfter) - now : seconds * 1_000;
  return Number.isNaN(milliseconds) ? 0 : Math.max(0, milliseconds);
}
