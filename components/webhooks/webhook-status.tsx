import { CircleCheck, CircleOff, CircleX, Hourglass, TriangleAlert } from "lucide-react";
import { type StatusLook, StatusBadge } from "@/components/format/status-badge";
import type { WebhookDelivery, WebhookEndpoint } from "@/server/modules/webhooks/schema";
import type { DisabledReason, WebhookDeliveryStatus } from "@/server/modules/webhooks/status";

const DELIVERY: Record<WebhookDeliveryStatus, StatusLook> = {
  pending: { label: "Pending", tone: "info", icon: <Hourglass aria-hidden /> },
  succeeded: { label: "Delivered", tone: "success", icon: <CircleCheck aria-hidden /> },
  failed: { label: "Failed", tone: "danger", icon: <CircleX aria-hidden /> },
};

const RETRYING: StatusLook = { label: "Retrying", tone: "warning", icon: <TriangleAlert aria-hidden /> };

export function DeliveryStatusBadge({
  delivery,
}: {
  delivery: Pick<WebhookDelivery, "status" | "attempt_count">;
}) {
  const retrying = delivery.status === "pending" && delivery.attempt_count > 0;
  return <StatusBadge {...(retrying ? RETRYING : DELIVERY[delivery.status])} />;
}

const REASONS: Record<DisabledReason, string> = {
  requested: "Disabled",
  failing: "Disabled after failing",
  gone: "Disabled: answered 410 Gone",
};

/** Whether the endpoint gets its events, and whether it answers them. */
export function EndpointStatusBadge({
  endpoint,
}: {
  endpoint: Pick<WebhookEndpoint, "status" | "disabled_reason" | "failing_since">;
}) {
  const { status, disabled_reason: reason, failing_since: failingSince } = endpoint;
  if (status === "disabled") {
    return (
      <StatusBadge
        label={reason ? REASONS[reason] : "Disabled"}
        tone={reason === "requested" ? "neutral" : "danger"}
        icon={<CircleOff aria-hidden />}
      />
    );
  }
  if (failingSince)
    return <StatusBadge label="Failing" tone="warning" icon={<TriangleAlert aria-hidden />} />;
  return <StatusBadge label="Enabled" tone="success" icon={<CircleCheck aria-hidden />} />;
}
