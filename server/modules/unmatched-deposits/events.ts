import { unmatchedDepositSchema } from "@/server/modules/unmatched-deposits/schema";

/** What can be decided about unmatched money. That it came is `deposit.unmatched`, told by its payment. */
export const UNMATCHED_DEPOSIT_EVENTS = [
  "deposit.assigned",
  "deposit.kept",
  "deposit.refund_requested",
] as const;

export const unmatchedDepositEventPayload = unmatchedDepositSchema;
