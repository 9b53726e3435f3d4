import { authorizePlatform } from "@/server/auth/authorize";
import { networks } from "@/server/config/networks";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { toReconciliation } from "@/server/modules/reconciliations/internal";
import type { Reconciliation } from "@/server/modules/reconciliations/schema";

/**
 * The newest run of the ledger and of each network that is watched now; a subject that was never checked is missing.
 * Throws `forbidden` for anybody but an operator.
 */
export async function listLatestReconciliations(ctx: Context): Promise<Reconciliation[]> {
  authorizePlatform(ctx, "platform:read");
  const subjects = [
    { kind: "ledger" as const, network: null },
    ...networks().map(({ network }) => ({ kind: "chain" as const, network })),
  ];
  const rows = await Promise.all(
    subjects.map((where) =>
      reader(ctx).reconciliation.findFirst({ where, orderBy: [{ startedAt: "desc" }, { id: "desc" }] }),
    ),
  );
  return rows.flatMap((row) => (row ? [toReconciliation(row)] : []));
}
