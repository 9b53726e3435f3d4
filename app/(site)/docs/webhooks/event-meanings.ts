import type { PublicEventType } from "@/server/modules/events/schema";

/** What each event tells. A type of the catalogue without a meaning does not compile. */
export const EVENT_MEANINGS = {
  "invoice.created": "An invoice was created and can be paid.",
  "invoice.payment_detected": "Money for the invoice was seen on the chain.",
  "invoice.confirming": "Enough was seen; the blocks that confirm it are being counted.",
  "invoice.paid": "Enough is confirmed. Deliver the order.",
  "invoice.underpaid": "Less than the amount due arrived.",
  "invoice.overpaid": "More than the amount due arrived.",
  "invoice.paid_late": "It was paid by money that came after the expiry.",
  "invoice.reopened": "A payment left the chain and the invoice waits for money again.",
  "invoice.expired": "Nobody paid enough in time.",
  "invoice.cancelled": "It was cancelled before anything was paid.",
  "payment.detected": "A transfer to a deposit address was seen in a block.",
  "payment.confirming": "It is being confirmed.",
  "payment.confirmed": "It has the confirmations that its invoice asks for.",
  "payment.final": "Its block is solid: nothing can take it back.",
  "payment.failed": "It turned out not to have moved any money.",
  "payment.orphaned": "Its block is no longer part of the chain.",
  "deposit.unmatched": "Money arrived that does not count toward its invoice.",
  "deposit.assigned": "Unmatched money was counted toward an invoice.",
  "deposit.kept": "The merchant kept unmatched money; it is available for payout.",
  "deposit.refund_requested": "Unmatched money should go back to its customer. Nothing was sent yet.",
  "settlement.created": "A paid invoice is being settled.",
  "settlement.completed": "Fee and net are in the books.",
  "settlement.available": "Every payment is final and the net can be paid out.",
  "settlement.reversed": "The payment was taken back by the chain, and the settlement with it.",
  "webhook_endpoint.disabled":
    "An endpoint gets nothing any more: it failed for too long or said that it is gone.",
  "webhook_endpoint.tested": "A test, sent to the tested endpoint alone.",
} as const satisfies Record<PublicEventType, string>;
