export const SETTLEMENT_STATUSES = ["pending", "completed", "failed", "reversed"] as const;
export type SettlementStatus = (typeof SETTLEMENT_STATUSES)[number];

const TRANSITIONS = {
  pending: ["completed", "failed"],
  completed: ["reversed"],
  failed: [],
  reversed: [],
} as const satisfies Record<SettlementStatus, readonly SettlementStatus[]>;

export function canMoveSettlement(from: SettlementStatus, to: SettlementStatus): boolean {
  return (TRANSITIONS[from] as readonly SettlementStatus[]).includes(to);
}
