import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { toManualPayment } from "@/server/modules/payments/internal";
import type { ManualPayment } from "@/server/modules/payments/schema";

/** What was marked as received elsewhere for invoices that the caller was already allowed to read, oldest first. */
export async function listManualPayments(
  ctx: Context,
  invoiceIds: readonly string[],
): Promise<ManualPayment[]> {
  const rows = await reader(ctx).manualPayment.findMany({
    where: { invoiceId: { in: [...invoiceIds] } },
    orderBy: { id: "asc" },
  });
  return rows.map(toManualPayment);
}
