import { asSystem, authorizePlatform } from "@/server/auth/authorize";
import { networks } from "@/server/config/networks";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { reconcileChain } from "@/server/modules/reconciliations/reconcile-chain";
import { reconcileLedger } from "@/server/modules/reconciliations/reconcile-ledger";
import type { Reconciliation } from "@/server/modules/reconciliations/schema";

/**
 * Checks everything now, on an operator's word: the ledger, then each network. The runs are remembered like any other.
 * Throws `forbidden`, and `chain_unavailable` after the ledger's run when a chain cannot be compared.
 */
export async function runReconciliations(ctx: Context): Promise<Reconciliation[]> {
  authorizePlatform(ctx, "platform:operate");
  const system = asSystem(ctx, "run-reconciliations");
  await withTransaction(ctx, (ctx) =>
    recordAudit(ctx, { action: "reconciliation.run", targetType: "platform", targetId: "platform" }),
  );
  const runs: Reconciliation[] = [await reconcileLedger(system)];
  for (const { network, mode } of networks())
    runs.push(await reconcileChain({ ...system, mode }, { network }));
  return runs;
}
