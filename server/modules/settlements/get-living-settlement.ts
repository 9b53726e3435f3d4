import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { toSettlement } from "@/server/modules/settlements/internal";
import type { Settlement } from "@/server/modules/settlements/schema";

/** The settlement that stands for an invoice which the caller was already allowed to read; null when there is none. */
export async function getLivingSettlement(ctx: Context, invoiceId: string): Promise<Settlement | null> {
  const row = await reader(ctx).settlement.findFirst({
    where: { invoiceId, status: { in: ["pending", "completed"] } },
  });
  return row && toSettlement(row);
}
