import { authorize } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { INVOICE_STATUSES, type InvoiceStatus } from "@/server/modules/invoices/status";

export interface InvoiceCounts {
  readonly total: number;
  readonly byStatus: Readonly<Record<InvoiceStatus, number>>;
  /** Invoices with any exception: underpaid, overpaid or late. */
  readonly needingAttention: number;
}

/** How many invoices the merchant has in each status. Throws `forbidden`. */
export async function countInvoices(ctx: Context): Promise<InvoiceCounts> {
  const merchantId = authorize(ctx, "invoices:read");
  const groups = await reader(ctx).invoice.groupBy({
    by: ["status", "exception"],
    where: { merchantId, mode: ctx.mode },
    _count: { _all: true },
  });
  const count = (wanted: (group: (typeof groups)[number]) => boolean) =>
    groups.filter(wanted).reduce((sum, group) => sum + group._count._all, 0);
  return {
    total: count(() => true),
    byStatus: Object.fromEntries(
      INVOICE_STATUSES.map((status) => [status, count((group) => group.status === status)]),
    ) as Record<InvoiceStatus, number>,
    needingAttention: count((group) => group.exception !== "none"),
  };
}
