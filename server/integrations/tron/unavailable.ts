import { DomainError, isDomainError } from "@/server/core/errors";

/**
 * Why a node's answer does not count:
 * - `unreachable`, `timeout`: no answer;
 * - `rate_limited`: HTTP 403 or 429, or still inside the pause that one of them caused;
 * - `refused`: the node says no to this very request, as to a range that is too long; a smaller one may pass;
 * - `malformed`: no envelope or not the shape asked for, an overloaded TRON node's HTTP 200 among them;
 * - `inconsistent`: blocks are missing, or parts of the answer belong to different branches;
 * - `wrong_network`: the endpoint serves another network, or the token is not there: a setting is wrong.
 */
export type UnavailableReason =
  | "unreachable"
  | "timeout"
  | "rate_limited"
  | "refused"
  | "malformed"
  | "inconsistent"
  | "wrong_network";

/** `chain_unavailable` with its reason in `details.reason`. The text names no address and no key. */
export function unavailable(reason: UnavailableReason, message: string, cause?: unknown): DomainError {
  return new DomainError("chain_unavailable", message, { reason }, cause);
}

export function isRefusal(error: unknown): boolean {
  return isDomainError(error) && error.details.reason === "refused";
}
