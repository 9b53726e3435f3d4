import { authorize } from "@/server/auth/authorize";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import { readTransactionId } from "@/server/core/transaction-id";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { amountBetween, createdBetween, ofInvoice, pageArguments } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import { headNumbers, toPayment } from "@/server/modules/payments/internal";
import { type ListPaymentsInput, listPaymentsSchema, type Payment } from "@/server/modules/payments/schema";

/** The merchant's payments, newest first. Throws `forbidden`, `validation_failed`. */
export async function listPayments(ctx: Context, input: ListPaymentsInput): Promise<List<Payment>> {
  const merchantId = authorize(ctx, "payments:read");
  const { invoice_id, status, tx_id, ...filters } = parse(listPaymentsSchema, input);
  const tenant = { merchantId, mode: ctx.mode };
  const { where, ...rest } = pageArguments(filters);
  const rows = await reader(ctx).payment.findMany({
    where: {
      ...tenant,
      invoiceId: invoice_id,
      invoice: ofInvoice(tenant, filters),
      status: status && { in: status },
      txId: tx_id && readTransactionId(tx_id),
      amountMinor: amountBetween(filters),
      createdAt: createdBetween(filters),
      AND: [where],
    },
    ...rest,
  });
  const heads = await headNumbers(ctx);
  return toList(rows, filters.limit, (row) => toPayment(row, heads.get(row.network) ?? null));
}
