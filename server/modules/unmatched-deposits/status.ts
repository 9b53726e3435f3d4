import type { PaymentStatus } from "@/server/modules/payments/status";

/** Why the money did not count when it came. */
export const UNMATCHED_REASONS = ["cancelled", "late_held"] as const;
export type UnmatchedReason = (typeof UNMATCHED_REASONS)[number];

export const UNMATCHED_OUTCOMES = ["assigned", "kept", "refund_requested"] as const;
export type UnmatchedOutcome = (typeof UNMATCHED_OUTCOMES)[number];

/** `open` until somebody decides; a decision is never changed. */
export const UNMATCHED_STATUSES = ["open", ...UNMATCHED_OUTCOMES] as const;
export type UnmatchedStatus = (typeof UNMATCHED_STATUSES)[number];

/** Only money that the chain can no longer take back can be decided about, so that no decision ever has to be undone. */
export function canDecide(deposit: { status: UnmatchedStatus; final: boolean }): boolean {
  return deposit.status === "open" && deposit.final;
}

/** The payments that are in the inbox: what left the chain or failed is nobody's money. */
export const MONEY_STATUSES = [
  "detected",
  "confirming",
  "confirmed",
] as const satisfies readonly PaymentStatus[];
