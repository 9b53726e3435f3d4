import { authorizeSystem } from "@/server/auth/authorize";
import { addSeconds } from "@/server/core/clock";
import type { Context } from "@/server/db/context";
import type { WebhookDelivery as DeliveryRow } from "@/server/db/generated/client";
import { withTransaction } from "@/server/db/transaction";
import { toOrder } from "@/server/modules/webhooks/internal";
import type { AttemptOrder } from "@/server/modules/webhooks/schema";

/** A job is never this late unless it was lost. */
const OVERDUE_SECONDS = 10 * 60;
const BATCH = 500;

/**
 * Asks again for deliveries of the context's mode whose job was lost, up to 500 a call: pending ones whose time came more
 * than ten minutes ago. Each goes on with its schedule where it was. A job that was only slow finds that it was superseded, so nothing is sent twice for that reason.
 */
export async function requestOverdueDeliveries(ctx: Context): Promise<AttemptOrder[]> {
  authorizeSystem(ctx);
  const since = addSeconds(ctx.clock.now(), -OVERDUE_SECONDS);
  return withTransaction(ctx, async ({ tx }) => {
    const overdue = await tx.$queryRaw<Pick<DeliveryRow, "id">[]>`
      WITH overdue AS MATERIALIZED (
        SELECT id FROM webhook_deliveries WHERE mode = ${ctx.mode}::mode AND status = 'pending' AND coalesce(next_attempt_at, created_at) < ${since}
        ORDER BY coalesce(next_attempt_at, created_at) LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
      )
      UPDATE webhook_deliveries SET version = version + 1, requested_version = requested_version + 1, next_attempt_at = ${ctx.clock.now()}
      FROM overdue WHERE webhook_deliveries.id = overdue.id
      RETURNING webhook_deliveries.id`;
    const rows = await tx.webhookDelivery.findMany({ where: { id: { in: overdue.map(({ id }) => id) } } });
    // Since somebody asked for the delivery, each attempt has raised its version, and each loss of a job both versions.
    return rows.map((row) => toOrder(row, row.version - row.requestedVersion));
  });
}
