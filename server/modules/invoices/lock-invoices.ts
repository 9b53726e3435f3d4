import { authorizeSystem } from "@/server/auth/authorize";
import type { TransactionContext } from "@/server/db/context";

/** Locks invoices until the transaction ends, in id order, so that two jobs never wait for each other in a circle. */
export async function lockInvoices(ctx: TransactionContext, ids: readonly string[]): Promise<void> {
  authorizeSystem(ctx);
  await ctx.tx.$queryRaw`
    SELECT count(*) FROM (SELECT FROM invoices WHERE id = ANY(${[...ids]}) ORDER BY id FOR UPDATE) AS locked`;
}
