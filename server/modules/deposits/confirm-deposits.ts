import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import { lockInvoices } from "@/server/modules/invoices/lock-invoices";
import { updateInvoiceStates } from "@/server/modules/invoices/update-invoice-states";
import { confirmPayments } from "@/server/modules/payments/confirm-payments";
import { findMovingPayments } from "@/server/modules/payments/find-moving-payments";

const BATCH = 500;

/**
 * Confirms what has enough blocks on top of it, books it, and judges the invoices anew, one transaction for each batch.
 * Returns how many payments moved.
 */
export async function confirmDeposits(outer: Context, { network }: { network: string }): Promise<number> {
  authorizeSystem(outer);
  let total = 0;
  for (let moved = BATCH; moved === BATCH; total += moved) moved = await confirmBatch(outer, network);
  return total;
}

async function confirmBatch(outer: Context, network: string): Promise<number> {
  return withTransaction(outer, async (ctx) => {
    await lock(ctx.tx, `chain:${network}`);
    const chain = await getChainStatus(ctx, network);
    if (!chain) return 0;
    const headNumber = chain.head.number;
    const rows = await findMovingPayments(ctx, { network, headNumber, limit: BATCH });
    const invoiceIds = [...new Set(rows.map((row) => row.invoiceId))];
    // Invoices before accounts, as settling does: the other way round the two would wait in a circle.
    await lockInvoices(ctx, invoiceIds);
    await confirmPayments(ctx, { rows, headNumber });
    await updateInvoiceStates(ctx, { invoiceIds, chainTime: chain.head.time });
    return rows.length;
  });
}
