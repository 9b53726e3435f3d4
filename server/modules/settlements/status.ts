import { invariant } from "@/server/core/invariant";

export const SETTLEMENT_STATUSES = ["pending", "completed", "failed", "reversed"] as const;
export type SettlementStatus = (typeof SETTLEMENT_STATUSES)[number];

const TRANSITIONS = {
  pending: ["completed", "failed"],
  completed: ["reversed"],
  failed: [],
  reversed: [],
} as const satisfies Record<SettlementStatus, readonly SettlementStatus[]>;

/** The status after a move, which the table must allow: anything else is a defect of ours. */
export function moveSettlement<S extends SettlementStatus>(from: SettlementStatus, to: S): S {
  invariant(
    (TRANSITIONS[from] as readonly SettlementStatus[]).includes(to),
    `a settlement moves from ${from} to ${to}`,
  );
  return to;
}
