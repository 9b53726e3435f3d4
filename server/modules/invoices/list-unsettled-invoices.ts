import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";

const BATCH = 500;

/** Paid invoices of the context's mode without a living settlement: what the settling job missed. */
export async function listUnsettledInvoices(ctx: Context): Promise<string[]> {
  authorizeSystem(ctx);
  const rows = await reader(ctx).invoice.findMany({
    where: {
      mode: ctx.mode,
      status: "paid",
      settlements: { none: { status: { in: ["pending", "completed"] } } },
      payments: { some: { disposition: "applied", status: "confirmed" } },
    },
    select: { id: true },
    orderBy: { paidAt: "asc" },
    take: BATCH,
  });
  return rows.map(({ id }) => id);
}
