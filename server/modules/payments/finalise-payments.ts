import { authorizeSystem } from "@/server/auth/authorize";
import { compareAndSetAll } from "@/server/db/compare-and-set";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { headNumbers, paymentEvent, type PaymentRow } from "@/server/modules/payments/internal";

/** Marks confirmed payments as final: their block can never leave the chain. Returns the invoices that it concerns. */
export async function finalisePayments(outer: Context, rows: readonly PaymentRow[]): Promise<string[]> {
  authorizeSystem(outer);
  if (rows.length === 0) return [];
  return withTransaction(outer, async (ctx) => {
    const now = ctx.clock.now();
    const final = rows.map((row) => ({ ...row, finalAt: now, version: row.version + 1, updatedAt: now }));
    await compareAndSetAll(
      ctx.tx,
      "payments",
      final.map((row) => ({
        id: row.id,
        version: row.version,
        set: { final_at: row.finalAt, updated_at: row.updatedAt },
      })),
    );
    const heads = await headNumbers(ctx);
    await appendEvents(
      ctx,
      final.map((row) => paymentEvent("payment.final", row, heads.get(row.network) ?? null)),
    );
    return [...new Set(final.map((row) => row.invoiceId))];
  });
}
