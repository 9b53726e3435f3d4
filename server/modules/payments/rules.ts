import type { PaymentStatus } from "@/server/modules/payments/status";

/** Where a payment that is in a block stands with this many confirmations. */
export function statusAtConfirmations(confirmations: number, required: number): PaymentStatus {
  if (confirmations >= required) return "confirmed";
  return confirmations > 0 ? "confirming" : "detected";
}
