import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { toSettlement } from "@/server/modules/settlements/internal";
import type { Settlement } from "@/server/modules/settlements/schema";

/** The settlements that stand, at most one each, for invoices that the caller was already allowed to read. */
export async function listLivingSettlements(
  ctx: Context,
  invoiceIds: readonly string[],
): Promise<Settlement[]> {
  const rows = await reader(ctx).settlement.findMany({
    where: { invoiceId: { in: [...invoiceIds] }, status: { in: ["pending", "completed"] } },
  });
  return rows.map(toSettlement);
}
