import { authorizeSystem } from "@/server/auth/authorize";
import type { TransactionContext } from "@/server/db/context";
import { withAddress } from "@/server/modules/invoices/internal";

/**
 * Reads invoices with their payments' facts and locks them until the transaction ends, in id order, so that two jobs
 * never wait for each other in a circle.
 */
export async function lockInvoices(ctx: TransactionContext, ids: readonly string[]) {
  authorizeSystem(ctx);
  await ctx.tx.$queryRaw`SELECT id FROM invoices WHERE id = ANY(${[...ids]}) ORDER BY id FOR UPDATE`;
  return ctx.tx.invoice.findMany({
    where: { id: { in: [...ids] } },
    include: {
      ...withAddress,
      payments: {
        select: {
          amountMinor: true,
          status: true,
          disposition: true,
          late: true,
          confirmedAt: true,
          finalAt: true,
        },
      },
    },
  });
}
