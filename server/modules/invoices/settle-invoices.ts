import { authorizeSystem } from "@/server/auth/authorize";
import { instant } from "@/server/core/clock";
import { isZero, type Money, money } from "@/server/core/money";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { readLockedInvoices } from "@/server/modules/invoices/read-locked-invoices";
import { settlementGross } from "@/server/modules/invoices/rules";
import { createSettlements } from "@/server/modules/settlements/create-settlements";
import { releaseSettlements } from "@/server/modules/settlements/release-settlements";

/**
 * Settles each of these invoices that is paid, by money that we hold, and has no living settlement; the others are left alone, so it can be
 * called any number of times. What is final already is released at once. Returns how many were settled.
 */
export async function settleInvoices(
  outer: Context,
  { invoiceIds }: { invoiceIds: readonly string[] },
): Promise<number> {
  authorizeSystem(outer);
  if (invoiceIds.length === 0) return 0;
  return withTransaction(outer, async (ctx) => {
    const paid = (await readLockedInvoices(ctx, [...new Set(invoiceIds)])).filter(
      (row) => row.status === "paid",
    );
    const living = await ctx.tx.settlement.findMany({
      where: { invoiceId: { in: paid.map((row) => row.id) }, status: { in: ["pending", "completed"] } },
      select: { invoiceId: true },
    });
    const settled = new Set(living.map((row) => row.invoiceId));
    const open = paid
      .filter((row) => !settled.has(row.id))
      .map((row) => ({ ...row, gross: grossOf(row) }))
      .filter(({ gross }) => !isZero(gross));
    await createSettlements(
      ctx,
      open.map((row) => ({
        invoiceId: row.id,
        merchantId: row.merchantId,
        mode: row.mode,
        gross: row.gross,
        feeBasisPoints: row.feeBasisPoints,
        confirmedAt: lastConfirmation(row.payments),
      })),
    );
    const withFinal = open.filter((row) => row.payments.some(({ finalAt }) => finalAt !== null));
    await releaseSettlements(
      ctx,
      withFinal.map((row) => row.id),
    );
    return open.length;
  });
}

type LockedInvoice = Awaited<ReturnType<typeof readLockedInvoices>>[number];

function grossOf({ dueMinor, confirmedMinor, manualMinor }: LockedInvoice): Money {
  const usdt = (minor: bigint) => money(minor, "USDT");
  return settlementGross({ due: usdt(dueMinor), confirmed: usdt(confirmedMinor), manual: usdt(manualMinor) });
}

function lastConfirmation(payments: readonly { confirmedAt: Date | null }[]): Date {
  return instant(Math.max(...payments.map((payment) => payment.confirmedAt?.getTime() ?? 0)));
}
