import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { addSeconds } from "@/server/core/clock";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import type { Check } from "@/server/modules/reconciliations/rules";

/**
 * Whether every change of an invoice, payment or settlement has its event, in the gapless order of versions, and whether
 * events leave the outbox. An unmatched deposit is a view of its payment and shares its versions. Reads one snapshot, because it is one statement; scans the log, so it is a job.
 */
export async function checkEventLog(ctx: Context): Promise<Check[]> {
  authorizeSystem(ctx);
  const overdue = addSeconds(ctx.clock.now(), -LIMITS.reconciliation.overdueSeconds);
  return reader(ctx).$queryRaw<Check[]>`
    WITH objects AS (
      SELECT id, version, status::text FROM invoices UNION ALL SELECT id, version, status::text FROM payments
      UNION ALL SELECT id, version, status::text FROM settlements
    ), told AS (
      SELECT aggregate_id AS id, min(version) AS first, max(version) AS last, count(DISTINCT version) AS versions,
        (array_agg(data ->> 'status' ORDER BY version DESC, position DESC) FILTER (WHERE aggregate_type <> 'unmatched_deposit'))[1] AS status
      FROM events WHERE aggregate_type IN ('invoice', 'payment', 'settlement', 'unmatched_deposit') GROUP BY aggregate_id
    ), breaks (name, id) AS (
      SELECT 'newest_event_tells_the_status', o.id FROM objects o LEFT JOIN told t ON t.id = o.id WHERE t.status IS DISTINCT FROM o.status
      UNION ALL SELECT 'every_version_has_its_event', o.id FROM objects o LEFT JOIN told t ON t.id = o.id
        WHERE t.first IS DISTINCT FROM 1 OR t.versions IS DISTINCT FROM t.last OR t.last IS DISTINCT FROM o.version
      UNION ALL SELECT 'events_have_objects', t.id FROM told t LEFT JOIN objects o ON o.id = t.id WHERE o.id IS NULL
      UNION ALL SELECT 'events_leave_the_outbox', e.id FROM outbox x JOIN events e ON e.id = x.event_id WHERE e.occurred_at < ${overdue}
    ), names (name, position) AS (
      SELECT * FROM unnest(ARRAY['newest_event_tells_the_status', 'every_version_has_its_event', 'events_have_objects',
        'events_leave_the_outbox']) WITH ORDINALITY
    )
    SELECT n.name, count(b.id) = 0 AS ok, coalesce((array_agg(DISTINCT b.id) FILTER (WHERE b.id IS NOT NULL))[1:10], '{}') AS details
    FROM names n LEFT JOIN breaks b ON b.name = n.name GROUP BY n.name, n.position ORDER BY n.position`;
}
