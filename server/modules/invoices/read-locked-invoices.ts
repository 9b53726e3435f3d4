import { authorizeSystem } from "@/server/auth/authorize";
import type { TransactionContext } from "@/server/db/context";
import { withAddress } from "@/server/modules/invoices/internal";
import { lockInvoices } from "@/server/modules/invoices/lock-invoices";

/** Locks invoices until the transaction ends and reads them with their payments' facts and their living settlement. */
export async function readLockedInvoices(ctx: TransactionContext, ids: readonly string[]) {
  authorizeSystem(ctx);
  await lockInvoices(ctx, ids);
  return ctx.tx.invoice.findMany({
    where: { id: { in: [...ids] } },
    include: {
      ...withAddress,
      settlements: { where: { status: { in: ["pending", "completed"] } }, select: { grossMinor: true } },
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
