import { authorizeSystem } from "@/server/auth/authorize";
import type { TransactionContext } from "@/server/db/context";
import type { Prisma } from "@/server/db/generated/client";
import { lockInvoices } from "@/server/modules/invoices/lock-invoices";
import { updateInvoiceStates } from "@/server/modules/invoices/update-invoice-states";
import { orphanPayments } from "@/server/modules/payments/orphan-payments";
import { reverseSettlements } from "@/server/modules/settlements/reverse-settlements";

export interface OrphanDepositsInput {
  readonly network: string;
  /** The first block that left the chain. */
  readonly fromBlock: number;
  readonly chainTime: Date;
}

/**
 * Takes back everything that rests on blocks which left the chain: settlements first, since they hold the money, then
 * the payments; then the invoices are judged anew. Final payments are never touched.
 */
export async function orphanDeposits(
  ctx: TransactionContext,
  { network, fromBlock, chainTime }: OrphanDepositsInput,
): Promise<void> {
  authorizeSystem(ctx);
  const where: Prisma.PaymentWhereInput = {
    network,
    blockNumber: { gte: fromBlock },
    finalAt: null,
    status: { in: ["detected", "confirming", "confirmed"] },
  };
  const touched = await ctx.tx.payment.findMany({ where, select: { invoiceId: true } });
  const invoiceIds = [...new Set(touched.map((row) => row.invoiceId))];
  if (invoiceIds.length === 0) return;
  await lockInvoices(ctx, invoiceIds);
  const rows = await ctx.tx.payment.findMany({ where, orderBy: { id: "asc" } });
  const confirmed = rows.filter((row) => row.status === "confirmed" && row.disposition === "applied");
  await reverseSettlements(ctx, [...new Set(confirmed.map((row) => row.invoiceId))]);
  await orphanPayments(ctx, rows);
  await updateInvoiceStates(ctx, { invoiceIds, chainTime });
}
