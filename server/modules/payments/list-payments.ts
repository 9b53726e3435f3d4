import { authorize } from "@/server/auth/authorize";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import { readTransactionId } from "@/server/core/transaction-id";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { createdBetween, pageArguments } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import { headNumbers, toPayment } from "@/server/modules/payments/internal";
import { type ListPaymentsInput, listPaymentsSchema, type Payment } from "@/server/modules/payments/schema";

/** The merchant's payments, newest first. Throws `forbidden`, `validation_failed`. */
export async function listPayments(ctx: Context, input: ListPaymentsInput): Promise<List<Payment>> {
  const merchantId = authorize(ctx, "payments:read");
  const { invoice_id, customer_id, status, tx_id, created_after, created_before, ...page } = parse(
    listPaymentsSchema,
    input,
  );
  const { where, ...rest } = pageArguments(page);
  const rows = await reader(ctx).payment.findMany({
    where: {
      merchantId,
      mode: ctx.mode,
      invoiceId: invoice_id,
      invoice: customer_id === undefined ? undefined : { customerId: customer_id },
      status: status && { in: status },
      txId: tx_id && readTransactionId(tx_id),
      createdAt: createdBetween({ created_after, created_before }),
      AND: [where],
    },
    ...rest,
  });
  const heads = await headNumbers(ctx);
  return toList(rows, page.limit, (row) => toPayment(row, heads.get(row.network) ?? null));
}
