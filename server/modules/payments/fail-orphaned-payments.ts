import { authorizeSystem } from "@/server/auth/authorize";
import { compareAndSetAll } from "@/server/db/compare-and-set";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import type { OrphanedPayment } from "@/server/modules/payments/find-orphaned-payments";
import { paymentEvent } from "@/server/modules/payments/internal";
import { movePayment } from "@/server/modules/payments/status";

/**
 * Gives up orphaned payments whose transaction can never be included again: → failed. Nothing is booked: that was
 * reversed when they were orphaned. Throws `conflict` when one came back in the meantime.
 */
export async function failOrphanedPayments(outer: Context, rows: readonly OrphanedPayment[]): Promise<void> {
  authorizeSystem(outer);
  if (rows.length === 0) return;
  await withTransaction(outer, async (ctx) => {
    const now = ctx.clock.now();
    const failed = rows.map((row) => ({
      ...row,
      status: movePayment(row.status, "failed"),
      failedAt: now,
      version: row.version + 1,
      updatedAt: now,
    }));
    const changes = failed.map(({ id, version, status, failedAt, updatedAt }) => ({
      id,
      version,
      set: { status, failed_at: failedAt, updated_at: updatedAt },
    }));
    await compareAndSetAll(ctx.tx, "payments", changes);
    await appendEvents(
      ctx,
      failed.map((row) => paymentEvent("payment.failed", row, null)),
    );
  });
}
