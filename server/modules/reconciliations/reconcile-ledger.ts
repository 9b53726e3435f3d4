import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";
import { checkEventLog } from "@/server/modules/reconciliations/check-event-log";
import { checkInvoices } from "@/server/modules/reconciliations/check-invoices";
import { checkPostings } from "@/server/modules/reconciliations/check-postings";
import { rememberRun } from "@/server/modules/reconciliations/internal";
import type { LedgerReconciliation, LedgerTotals } from "@/server/modules/reconciliations/schema";

type Counts = Omit<LedgerTotals, "checks">;

/**
 * Checks the books in themselves, the invoices, payments and settlements against the books, and the event log against all
 * of them, and remembers what was found. Each group of checks reads one snapshot. Throws `forbidden` for anybody but a job.
 */
export async function reconcileLedger(ctx: Context): Promise<LedgerReconciliation> {
  authorizeSystem(ctx);
  const startedAt = ctx.clock.now();
  const checks = [
    ...(await checkInvariants(ctx)),
    ...(await checkInvoices(ctx)),
    ...(await checkPostings(ctx)),
    ...(await checkEventLog(ctx)),
  ];
  const [counts] = await reader(ctx).$queryRaw<Counts[]>`
    SELECT (SELECT count(*) FROM ledger_transfers)::int AS transfers, (SELECT count(*) FROM invoices)::int AS invoices,
      (SELECT count(*) FROM payments)::int AS payments, (SELECT count(*) FROM events)::int AS events`;
  const totals = { transfers: 0, invoices: 0, payments: 0, events: 0, ...counts, checks: checks.length };
  return rememberRun(ctx, { kind: "ledger", network: null, totals }, { startedAt, checks });
}
