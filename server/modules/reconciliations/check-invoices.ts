import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { addSeconds } from "@/server/core/clock";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import type { Check } from "@/server/modules/reconciliations/rules";

/**
 * Whether each invoice says what its payments say, and each settlement what its invoice says. Reads one snapshot, because
 * it is one statement; scans all of them, so it is a job.
 */
export async function checkInvoices(ctx: Context): Promise<Check[]> {
  authorizeSystem(ctx);
  const overdue = addSeconds(ctx.clock.now(), -LIMITS.reconciliation.overdueSeconds);
  return reader(ctx).$queryRaw<Check[]>`
    WITH sums AS (
      SELECT invoice_id AS id, coalesce(sum(amount_minor) FILTER (WHERE status <> 'orphaned' AND status <> 'failed'), 0) AS seen,
        coalesce(sum(amount_minor) FILTER (WHERE status = 'confirmed'), 0) AS confirmed
      FROM payments WHERE disposition = 'applied' GROUP BY invoice_id
    ), direct AS (
      SELECT invoice_id AS id, sum(amount_minor) AS amount FROM manual_payments GROUP BY invoice_id
    ), living AS (
      SELECT invoice_id AS id, count(*) AS settlements FROM settlements WHERE status IN ('pending', 'completed') GROUP BY invoice_id
    ), breaks (name, id) AS (
      SELECT 'paid_means_enough_is_confirmed', id FROM invoices
        WHERE (status = 'paid') IS DISTINCT FROM (cancelled_at IS NULL AND confirmed_minor >= due_minor - tolerance_minor)
      UNION ALL SELECT 'invoice_amounts_are_sums_of_payments', i.id FROM invoices i LEFT JOIN sums s ON s.id = i.id
        LEFT JOIN direct d ON d.id = i.id WHERE i.seen_minor <> coalesce(s.seen, 0) + i.manual_minor
          OR i.confirmed_minor <> coalesce(s.confirmed, 0) + i.manual_minor OR i.manual_minor <> coalesce(d.amount, 0)
      UNION ALL SELECT 'settlements_add_up', id FROM settlements WHERE gross_minor <> fee_minor + net_minor OR fee_minor < 0 OR net_minor < 0
      UNION ALL SELECT 'at_most_one_living_settlement', id FROM living WHERE settlements > 1
      UNION ALL SELECT 'settled_means_paid', i.id FROM invoices i JOIN living l ON l.id = i.id WHERE i.status <> 'paid'
      UNION ALL SELECT 'paid_invoices_are_settled', i.id FROM invoices i LEFT JOIN living l ON l.id = i.id
        WHERE i.status = 'paid' AND i.updated_at < ${overdue} AND l.id IS NULL
          AND least(i.due_minor, i.confirmed_minor) > i.manual_minor
          AND NOT EXISTS (SELECT FROM settlements s WHERE s.invoice_id = i.id AND s.reversed_at >= ${overdue})
    ), names (name, position) AS (
      SELECT * FROM unnest(ARRAY['paid_means_enough_is_confirmed', 'invoice_amounts_are_sums_of_payments', 'settlements_add_up',
        'at_most_one_living_settlement', 'settled_means_paid', 'paid_invoices_are_settled']) WITH ORDINALITY
    )
    SELECT n.name, count(b.id) = 0 AS ok, coalesce((array_agg(DISTINCT b.id) FILTER (WHERE b.id IS NOT NULL))[1:10], '{}') AS details
    FROM names n LEFT JOIN breaks b ON b.name = n.name GROUP BY n.name, n.position ORDER BY n.position`;
}
