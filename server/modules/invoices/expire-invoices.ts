import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import { updateInvoiceStates } from "@/server/modules/invoices/update-invoice-states";

const BATCH = 500;

/**
 * Expires the pending invoices of a network whose time is over by the clock of the searched blocks, so that a watcher
 * that is behind never expires an invoice whose payment it has not seen yet. Returns how many were looked at.
 */
export async function expireInvoices(ctx: Context, { network }: { network: string }): Promise<number> {
  authorizeSystem(ctx);
  const chain = await getChainStatus(ctx, network);
  if (!chain) return 0;
  const overdue = await reader(ctx).invoice.findMany({
    where: { network, status: "pending", expiresAt: { lt: chain.head.time } },
    select: { id: true },
    orderBy: { expiresAt: "asc" },
    take: BATCH,
  });
  await updateInvoiceStates(ctx, { invoiceIds: overdue.map(({ id }) => id), chainTime: chain.head.time });
  return overdue.length;
}
