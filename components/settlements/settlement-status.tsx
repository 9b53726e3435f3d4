import { CircleCheck, CircleX, Hourglass, Undo2, Wallet } from "lucide-react";
import { type StatusLook, StatusBadge } from "@/components/format/status-badge";
import type { Settlement } from "@/server/modules/settlements/schema";
import { SETTLEMENT_STATUSES, type SettlementStatus } from "@/server/modules/settlements/status";

const STATUS: Record<SettlementStatus, StatusLook> = {
  pending: { label: "Pending", tone: "info", icon: <Hourglass aria-hidden /> },
  completed: { label: "Settled", tone: "success", icon: <CircleCheck aria-hidden /> },
  failed: { label: "Failed", tone: "danger", icon: <CircleX aria-hidden /> },
  reversed: { label: "Reversed", tone: "warning", icon: <Undo2 aria-hidden /> },
};

const AVAILABLE: StatusLook = { label: "Available", tone: "success", icon: <Wallet aria-hidden /> };

/** The tabs of the list: every status in its words. */
export const SETTLEMENT_TABS = SETTLEMENT_STATUSES.map((status) => ({ status, label: STATUS[status].label }));

/** Where the settlement stands; `available` once its money can be paid out. */
export function SettlementStatusBadge({
  settlement,
}: {
  settlement: Pick<Settlement, "status" | "available_at">;
}) {
  const { status, available_at: availableAt } = settlement;
  return <StatusBadge {...(status === "completed" && availableAt ? AVAILABLE : STATUS[status])} />;
}
