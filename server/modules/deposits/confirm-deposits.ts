import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import { updateInvoiceStates } from "@/server/modules/invoices/update-invoice-states";
import { confirmPayments } from "@/server/modules/payments/confirm-payments";

/** Confirms what has enough blocks on top of it, books it, and judges the invoices anew, in one transaction. */
export async function confirmDeposits(outer: Context, { network }: { network: string }): Promise<number> {
  authorizeSystem(outer);
  return withTransaction(outer, async (ctx) => {
    await lock(ctx.tx, `chain:${network}`);
    const chain = await getChainStatus(ctx, network);
    if (!chain) return 0;
    const invoiceIds = await confirmPayments(ctx, { network, headNumber: chain.head.number });
    await updateInvoiceStates(ctx, { invoiceIds, chainTime: chain.head.time });
    return invoiceIds.length;
  });
}
