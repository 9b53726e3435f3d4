import {
  Ban,
  CircleCheck,
  Clock,
  Hourglass,
  LoaderCircle,
  TimerOff,
  TrendingDown,
  TrendingUp,
} from "lucide-react";
import { type StatusLook, StatusBadge } from "@/components/format/status-badge";
import type { InvoiceException, InvoiceStatus } from "@/server/modules/invoices/status";
import type { AttentionReason } from "./filters";

const STATUS: Record<InvoiceStatus, StatusLook> = {
  pending: { label: "Pending", tone: "neutral", icon: <Hourglass aria-hidden /> },
  confirming: { label: "Confirming", tone: "info", icon: <LoaderCircle aria-hidden /> },
  paid: { label: "Paid", tone: "success", icon: <CircleCheck aria-hidden /> },
  expired: { label: "Expired", tone: "neutral", icon: <TimerOff aria-hidden /> },
  cancelled: { label: "Cancelled", tone: "neutral", icon: <Ban aria-hidden /> },
};

const EXCEPTION: Record<AttentionReason, StatusLook> = {
  underpaid: { label: "Underpaid", tone: "warning", icon: <TrendingDown aria-hidden /> },
  overpaid: { label: "Overpaid", tone: "warning", icon: <TrendingUp aria-hidden /> },
  late: { label: "Paid late", tone: "warning", icon: <Clock aria-hidden /> },
};

/** What is unusual, in words. */
export function exceptionLabel(reason: AttentionReason): string {
  return EXCEPTION[reason].label;
}

interface InvoiceStatusBadgeProps {
  status: InvoiceStatus;
  exception: InvoiceException;
}

/** Where the invoice stands and, beside it, what is unusual about it. */
export function InvoiceStatusBadge({ status, exception }: InvoiceStatusBadgeProps) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1 @max-xs:flex-col @max-xs:items-end">
      <StatusBadge {...STATUS[status]} />
      {exception === "none" ? null : <StatusBadge {...EXCEPTION[exception]} />}
    </span>
  );
}
