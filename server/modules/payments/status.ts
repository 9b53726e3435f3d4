import { invariant } from "@/server/core/invariant";

export const PAYMENT_STATUSES = ["detected", "confirming", "confirmed", "failed", "orphaned"] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export const PAYMENT_DISPOSITIONS = ["applied", "unmatched"] as const;
export type PaymentDisposition = (typeof PAYMENT_DISPOSITIONS)[number];

/** Where a payment may go from each status. A final payment goes nowhere. */
const TRANSITIONS = {
  detected: ["confirming", "confirmed", "failed", "orphaned"],
  confirming: ["confirmed", "failed", "orphaned"],
  confirmed: ["orphaned"],
  orphaned: ["detected", "failed"],
  failed: [],
} as const satisfies Record<PaymentStatus, readonly PaymentStatus[]>;

/** The status after a move, which the table must allow: anything else is a defect of ours. */
export function movePayment<S extends PaymentStatus>(from: PaymentStatus, to: S): S {
  invariant(
    (TRANSITIONS[from] as readonly PaymentStatus[]).includes(to),
    `a payment moves from ${from} to ${to}`,
  );
  return to;
}

/** In a block of the chain as it is known now. */
export function isSeen(status: PaymentStatus): boolean {
  return status === "detected" || status === "confirming" || status === "confirmed";
}
