import { authorize } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import type { Invoice } from "@/server/modules/invoices/schema";
import { findTransaction } from "@/server/modules/manual-payments/find-transaction";
import { type FoundTransaction, recordTransaction } from "@/server/modules/manual-payments/internal";
import {
  type AttachTransactionInput,
  attachTransactionSchema,
} from "@/server/modules/manual-payments/schema";

/**
 * Finds money that the watcher missed by its transaction, which is checked on the chain and recorded as the watcher would
 * have: audited, once; known money changes nothing. Returns the invoice with its payments. Throws `forbidden`, `not_found`,
 * `validation_failed` (it pays nothing here), `chain_unavailable` (ask again), `unavailable`. Inside a caller's transaction
 * the caller has asked the chain before (`find-transaction`).
 */
export async function attachTransaction(
  outer: Context,
  { id, ...input }: AttachTransactionInput,
  known?: FoundTransaction | null,
): Promise<Invoice> {
  authorize(outer, "payments:write");
  const { tx_id: txId, reason } = parse(attachTransactionSchema, input);
  const found = known ?? (await findTransaction(outer, { id, tx_id: txId }));
  return withTransaction(outer, async (ctx) => {
    if (found && (await recordTransaction(ctx, found))) {
      await recordAudit(ctx, {
        action: "invoice.attach_transaction",
        targetType: "invoice",
        targetId: id,
        reason,
        after: { tx_id: txId, block_number: found.block.number },
      });
    }
    return getInvoice(ctx, { id, expand: ["payments"] });
  });
}
