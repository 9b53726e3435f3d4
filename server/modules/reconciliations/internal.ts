import { newId } from "@/server/core/ids";
import { time } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import type { Reconciliation as ReconciliationRow } from "@/server/db/generated/client";
import { reader } from "@/server/db/transaction";
import { type Check, differencesOf } from "@/server/modules/reconciliations/rules";
import {
  type ChainTotals,
  type LedgerTotals,
  type Reconciliation,
  reconciliationSchema,
} from "@/server/modules/reconciliations/schema";
import { logger } from "@/server/observability/logger";

export function toReconciliation(row: ReconciliationRow): Reconciliation {
  return reconciliationSchema.parse({
    id: row.id,
    object: "reconciliation",
    kind: row.kind,
    network: row.network,
    started_at: time(row.startedAt),
    finished_at: time(row.finishedAt),
    ok: row.ok,
    totals: row.totals,
    differences: row.differences,
  });
}

interface FinishedRun {
  readonly startedAt: Date;
  readonly checks: readonly Check[];
}

type Subject =
  | { readonly kind: "ledger"; readonly network: null; readonly totals: LedgerTotals }
  | { readonly kind: "chain"; readonly network: string; readonly totals: ChainTotals };

/** Remembers a run, and says loudly what does not balance. */
export async function rememberRun<S extends Subject>(
  ctx: Context,
  subject: S,
  { startedAt, checks }: FinishedRun,
): Promise<Extract<Reconciliation, { kind: S["kind"] }>> {
  const differences = differencesOf(checks);
  for (const { name, details } of differences)
    logger.error(
      { check: name, details, kind: subject.kind, network: subject.network },
      "the books do not balance",
    );
  const row = await reader(ctx).reconciliation.create({
    data: {
      ...subject,
      id: newId("reconciliation", ctx.clock),
      startedAt,
      finishedAt: ctx.clock.now(),
      ok: differences.length === 0,
      differences,
    },
  });
  return toReconciliation(row) as Extract<Reconciliation, { kind: S["kind"] }>;
}
