import type { NotificationTopic } from "@/server/modules/notifications/schema";

/** The facts of the log that members are told of, and under which topic. */
export const NOTIFIED_EVENTS = {
  "invoice.paid": "invoice_paid",
  "invoice.underpaid": "invoice_attention",
  "invoice.overpaid": "invoice_attention",
  "invoice.paid_late": "invoice_attention",
  "deposit.unmatched": "deposit_unmatched",
  "settlement.completed": "settlement_completed",
  "settlement.reversed": "settlement_reversed",
  "webhook_endpoint.disabled": "webhook_disabled",
  "api_key.created": "access_changed",
  "member.joined": "access_changed",
  "member.role_changed": "access_changed",
  "member.removed": "access_changed",
  "merchant.suspended": "access_changed",
  "merchant.reinstated": "access_changed",
} as const satisfies Record<string, NotificationTopic>;

export type NotifiedEvent = keyof typeof NOTIFIED_EVENTS;
