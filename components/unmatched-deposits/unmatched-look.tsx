import { CircleCheck, Hourglass, Inbox, ReceiptText, Undo2 } from "lucide-react";
import { type StatusLook, StatusBadge } from "@/components/format/status-badge";
import type { UnmatchedDeposit } from "@/server/modules/unmatched-deposits/schema";
import type { UnmatchedReason, UnmatchedStatus } from "@/server/modules/unmatched-deposits/status";

const STATUS: Record<UnmatchedStatus, StatusLook> = {
  open: { label: "To decide", tone: "warning", icon: <Inbox aria-hidden /> },
  assigned: { label: "Assigned", tone: "success", icon: <ReceiptText aria-hidden /> },
  kept: { label: "Kept", tone: "success", icon: <CircleCheck aria-hidden /> },
  refund_requested: { label: "Refund requested", tone: "info", icon: <Undo2 aria-hidden /> },
};

const NOT_FINAL: StatusLook = { label: "Not final yet", tone: "neutral", icon: <Hourglass aria-hidden /> };

/** Whether somebody has to decide, whether that is possible yet, and what was decided. */
export function UnmatchedStatusBadge({ deposit }: { deposit: Pick<UnmatchedDeposit, "status" | "final"> }) {
  const waits = deposit.status === "open" && !deposit.final;
  return <StatusBadge {...(waits ? NOT_FINAL : STATUS[deposit.status])} />;
}

/** Why the money did not count, in a table and in a sentence. */
export const REASON_WORDS: Record<UnmatchedReason, { readonly short: string; readonly long: string }> = {
  cancelled: {
    short: "Invoice was cancelled",
    long: "It reached the address of an invoice that had been cancelled.",
  },
  late_held: {
    short: "Came late, held",
    long: "It came after the invoice’s expiry, and you hold late money.",
  },
};
