import { paymentLinkSchema } from "@/server/modules/payment-links/schema";

/** Everything that can be told about a payment link. What its page makes is told as `invoice.created`. */
export const PAYMENT_LINK_EVENTS = [
  "payment_link.created",
  "payment_link.updated",
  "payment_link.deactivated",
] as const;

export const paymentLinkEventPayload = paymentLinkSchema;
