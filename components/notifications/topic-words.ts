import type { NotificationTopic } from "@/server/modules/notifications/schema";

/** How the settings name each topic. */
export const TOPIC_WORDS: Readonly<Record<NotificationTopic, { label: string; hint: string }>> = {
  invoice_paid: { label: "Invoice paid", hint: "Every invoice that has all its money." },
  invoice_attention: {
    label: "Underpaid, overpaid or late",
    hint: "Money came, but not what was asked for or not in time.",
  },
  deposit_unmatched: {
    label: "Unmatched money",
    hint: "Money came that counts toward no invoice and waits for a decision.",
  },
  settlement_completed: {
    label: "Settlement completed",
    hint: "Every paid invoice, once its net is booked.",
  },
  settlement_reversed: {
    label: "Settlement reversed",
    hint: "The chain dropped a payment that was settled already.",
  },
  webhook_disabled: {
    label: "Webhook endpoint switched off",
    hint: "It failed for too long and gets no more webhooks.",
  },
  access_changed: {
    label: "Keys, team and suspension",
    hint: "A new API key, somebody joined, left or has another role, or the platform closed the business. For safety, always on.",
  },
};
