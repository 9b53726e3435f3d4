import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import type { Check } from "@/server/modules/reconciliations/rules";

/**
 * Whether each payment and each settlement stands in the books exactly once while it counts, and not at all when it does
 * not. Reads one snapshot, because it is one statement; scans all of them, so it is a job.
 */
export async function checkPostings(ctx: Context): Promise<Check[]> {
  authorizeSystem(ctx);
  return reader(ctx).$queryRaw<Check[]>`
    WITH standing AS (
      SELECT t.id, t.mode, t.purpose FROM ledger_transfers t
      WHERE t.purpose IN ('payment.confirmed', 'payment.recorded', 'settlement.completed') AND t.type = 'transfer'
        AND NOT EXISTS (SELECT FROM ledger_transfers r WHERE r.reverses_id = t.id)
    ), moved AS (
      SELECT e.transfer_id AS id, coalesce(sum(e.amount) FILTER (WHERE a.code LIKE 'custody:%'), 0) AS custody,
        coalesce(sum(e.amount) FILTER (WHERE a.code LIKE 'merchant:%:unapplied'), 0) AS unapplied,
        coalesce(sum(e.amount) FILTER (WHERE a.code LIKE 'merchant:%:direct'), 0) AS direct
      FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id
      WHERE e.transfer_id IN (SELECT id FROM standing) GROUP BY e.transfer_id
    ), breaks (name, id) AS (
      SELECT 'confirmed_payments_are_booked_once', p.id FROM payments p
        LEFT JOIN standing s ON s.id = p.ledger_transfer_id AND s.mode = p.mode AND s.purpose = 'payment.confirmed'
        LEFT JOIN moved m ON m.id = s.id
        WHERE p.status = 'confirmed' AND m.custody IS DISTINCT FROM -p.amount_minor
      UNION ALL SELECT 'payments_share_no_transfer', min(id) FROM payments WHERE ledger_transfer_id IS NOT NULL
        GROUP BY ledger_transfer_id HAVING count(*) > 1
      UNION ALL SELECT 'no_money_stands_for_a_lost_payment', s.id FROM standing s
        LEFT JOIN payments p ON p.ledger_transfer_id = s.id AND p.status = 'confirmed'
        WHERE s.purpose = 'payment.confirmed' AND p.id IS NULL
      UNION ALL SELECT 'manual_payments_are_booked_once', m.id FROM manual_payments m
        LEFT JOIN standing s ON s.id = m.ledger_transfer_id AND s.mode = m.mode AND s.purpose = 'payment.recorded'
        LEFT JOIN moved b ON b.id = s.id
        WHERE b.direct IS DISTINCT FROM m.amount_minor OR b.custody <> 0
      UNION ALL SELECT 'completed_settlements_are_booked_once', x.id FROM settlements x
        LEFT JOIN standing s ON s.id = x.ledger_transfer_id AND s.mode = x.mode AND s.purpose = 'settlement.completed'
        LEFT JOIN moved m ON m.id = s.id
        WHERE x.status = 'completed' AND m.unapplied IS DISTINCT FROM -x.gross_minor
      UNION ALL SELECT 'no_money_stands_for_a_lost_settlement', s.id FROM standing s
        LEFT JOIN settlements x ON x.ledger_transfer_id = s.id AND x.status = 'completed'
        WHERE s.purpose = 'settlement.completed' AND x.id IS NULL
    ), names (name, position) AS (
      SELECT * FROM unnest(ARRAY['confirmed_payments_are_booked_once', 'payments_share_no_transfer', 'no_money_stands_for_a_lost_payment',
        'manual_payments_are_booked_once', 'completed_settlements_are_booked_once', 'no_money_stands_for_a_lost_settlement']) WITH ORDINALITY
    )
    SELECT n.name, count(b.id) = 0 AS ok, coalesce((array_agg(DISTINCT b.id) FILTER (WHERE b.id IS NOT NULL))[1:10], '{}') AS details
    FROM names n LEFT JOIN breaks b ON b.name = n.name GROUP BY n.name, n.position ORDER BY n.position`;
}
