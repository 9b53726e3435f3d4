import { manualPaymentSchema, paymentSchema } from "@/server/modules/payments/schema";

/** Everything that can be told about a payment. The payload is the payment as its merchant sees it. */
export const PAYMENT_EVENTS = [
  "payment.detected",
  "payment.confirming",
  "payment.confirmed",
  "payment.final",
  "payment.failed",
  "payment.orphaned",
  "deposit.unmatched",
] as const;

export const paymentEventPayload = paymentSchema;

/** Told of money that the merchant received elsewhere. */
export const MANUAL_PAYMENT_EVENTS = ["manual_payment.recorded"] as const;

export const manualPaymentEventPayload = manualPaymentSchema;
