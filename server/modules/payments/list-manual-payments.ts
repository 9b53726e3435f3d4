import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { toManualPayment } from "@/server/modules/payments/internal";
import type { ManualPayment } from "@/server/modules/payments/schema";

/** What was marked as received elsewhere for an invoice that the caller was already allowed to read, oldest first. */
export async function listManualPayments(ctx: Context, invoiceId: string): Promise<ManualPayment[]> {
  const rows = await reader(ctx).manualPayment.findMany({ where: { invoiceId }, orderBy: { id: "asc" } });
  return rows.map(toManualPayment);
}
