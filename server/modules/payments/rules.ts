import { addSeconds } from "@/server/core/clock";
import type { PaymentStatus } from "@/server/modules/payments/status";

/** Where a payment that is in a block stands with this many confirmations. */
export function statusAtConfirmations(confirmations: number, required: number): PaymentStatus {
  if (confirmations >= required) return "confirmed";
  return confirmations > 0 ? "confirming" : "detected";
}

/** The longest that a transaction stays valid after it was signed (TRON: `Constant.MAXIMUM_TIME_UNTIL_EXPIRATION`). */
export const LONGEST_VALIDITY_SECONDS = 24 * 60 * 60;

/**
 * Whether a transaction that was in a block made at `blockTime` can never again be in a block after the one made at
 * `solidTime`: it was signed before the first, and no block later than its expiration takes it.
 */
export function canNeverReturn(blockTime: Date, solidTime: Date): boolean {
  return solidTime > addSeconds(blockTime, LONGEST_VALIDITY_SECONDS);
}
