import type { Context } from "@/server/db/context";
import { type LedgerInvariant, checkInvariants } from "@/server/modules/ledger/check-invariants";
import { logger } from "@/server/observability/logger";

export interface LedgerReconciliation {
  readonly checked: number;
  /** The rules that do not hold. Anything here is an emergency: money was lost, invented or doubled. */
  readonly broken: readonly LedgerInvariant[];
}

/** Checks that the books balance, and says so loudly when they do not. Throws `forbidden` for anybody but a job. */
export async function reconcileLedger(ctx: Context): Promise<LedgerReconciliation> {
  const invariants = await checkInvariants(ctx);
  const broken = invariants.filter(({ ok }) => !ok);
  for (const { name, details } of broken)
    logger.error({ invariant: name, details }, "the books do not balance");
  return { checked: invariants.length, broken };
}
