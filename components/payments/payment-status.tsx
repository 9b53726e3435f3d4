import { CircleCheck, CircleX, Inbox, LoaderCircle, Radar, ShieldCheck, Unlink } from "lucide-react";
import { type StatusLook, StatusBadge } from "@/components/format/status-badge";
import type { Payment } from "@/server/modules/payments/schema";
import { PAYMENT_STATUSES, type PaymentStatus } from "@/server/modules/payments/status";

const STATUS: Record<PaymentStatus, StatusLook> = {
  detected: { label: "Detected", tone: "info", icon: <Radar aria-hidden /> },
  confirming: { label: "Confirming", tone: "info", icon: <LoaderCircle aria-hidden /> },
  confirmed: { label: "Confirmed", tone: "success", icon: <CircleCheck aria-hidden /> },
  failed: { label: "Failed", tone: "danger", icon: <CircleX aria-hidden /> },
  orphaned: { label: "Orphaned", tone: "warning", icon: <Unlink aria-hidden /> },
};

const FINAL: StatusLook = { label: "Final", tone: "success", icon: <ShieldCheck aria-hidden /> };
const UNMATCHED: StatusLook = { label: "Unmatched", tone: "warning", icon: <Inbox aria-hidden /> };

/** The tabs of the list: every status in its words. */
export const PAYMENT_TABS = PAYMENT_STATUSES.map((status) => ({ status, label: STATUS[status].label }));

/** Where the payment stands; a final one can never change again, an unmatched one does not count. */
export function PaymentStatusBadge({
  payment,
}: {
  payment: Pick<Payment, "status" | "final" | "disposition">;
}) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1 @max-xs:flex-col @max-xs:items-end">
      <StatusBadge {...(payment.final ? FINAL : STATUS[payment.status])} />
      {payment.disposition === "unmatched" ? <StatusBadge {...UNMATCHED} /> : null}
    </span>
  );
}
