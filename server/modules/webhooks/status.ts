export const WEBHOOK_ENDPOINT_STATUSES = ["enabled", "disabled"] as const;
export type WebhookEndpointStatus = (typeof WEBHOOK_ENDPOINT_STATUSES)[number];

export const WEBHOOK_DELIVERY_STATUSES = ["pending", "succeeded", "failed"] as const;
export type WebhookDeliveryStatus = (typeof WEBHOOK_DELIVERY_STATUSES)[number];

/** Why an endpoint gets nothing: its owner said so, it failed for too long, or it answered 410 Gone. */
export const DISABLED_REASONS = ["requested", "failing", "gone"] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

/** Why an attempt did not count as delivered. */
export const ATTEMPT_FAILURES = [
  "timeout",
  "connection",
  "tls",
  "blocked_address",
  "redirect",
  "status",
] as const;
export type AttemptFailure = (typeof ATTEMPT_FAILURES)[number];

/** Any delivery can be sent once more; one that waits for its next attempt then goes at once. */
export function canResendDelivery(endpoint: { status: WebhookEndpointStatus }): boolean {
  return endpoint.status === "enabled";
}
