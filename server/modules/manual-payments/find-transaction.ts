import { authorize } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import {
  findPaidInvoice,
  type FoundTransaction,
  readTransaction,
} from "@/server/modules/manual-payments/internal";
import type { FindTransactionInput } from "@/server/modules/manual-payments/schema";

/**
 * Asks the chain what a transaction paid to the tenant's invoice, for `mark-invoice-paid` and `attach-transaction`, which
 * may run in a transaction where the chain must not be asked. Null without a transaction. Throws `forbidden`, `not_found`,
 * `validation_failed` (it pays nothing here), `chain_unavailable` (ask again), `unavailable`.
 */
export async function findTransaction(
  ctx: Context,
  { id, tx_id: txId }: FindTransactionInput,
): Promise<FoundTransaction | null> {
  const merchantId = authorize(ctx, "payments:write");
  const paid = await findPaidInvoice(ctx, merchantId, id);
  return txId === undefined ? null : readTransaction(ctx, paid, txId);
}
