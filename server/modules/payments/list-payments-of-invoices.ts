import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { headNumbers, toPayment } from "@/server/modules/payments/internal";
import type { Payment } from "@/server/modules/payments/schema";

/** All payments of invoices that the caller was already allowed to read, oldest first. */
export async function listPaymentsOfInvoices(
  ctx: Context,
  invoiceIds: readonly string[],
): Promise<Payment[]> {
  const rows = await reader(ctx).payment.findMany({
    where: { invoiceId: { in: [...invoiceIds] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  if (rows.length === 0) return [];
  const heads = await headNumbers(ctx);
  return rows.map((row) => toPayment(row, heads.get(row.network) ?? null));
}
