import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";

export interface LedgerInvariant {
  readonly name: string;
  readonly ok: boolean;
  /** Up to ten of the accounts, transfers or currencies that break it. */
  readonly details: readonly string[];
}

/**
 * Recomputes the books from their entries and says what does not agree. Reads one snapshot, because it is one statement;
 * scans all entries, so it is a job and not part of a request.
 */
export async function checkInvariants(ctx: Context): Promise<LedgerInvariant[]> {
  authorizeSystem(ctx);
  return reader(ctx).$queryRaw<LedgerInvariant[]>`
    WITH lines AS (
      SELECT e.*, a.mode, a.currency,
        lag(e.version, 1, 0::bigint) OVER w AS previous_version,
        lag(e.balance_after, 1, 0::bigint) OVER w AS previous_balance
      FROM ledger_entries e LEFT JOIN ledger_accounts a ON a.id = e.account_id
      WINDOW w AS (PARTITION BY e.account_id ORDER BY e.version)
    ), sums AS (
      SELECT account_id, sum(amount) AS balance, max(version) AS version,
        (array_agg(balance_after ORDER BY version DESC))[1] AS last_balance,
        bool_and(version = previous_version + 1) AS is_gapless,
        bool_and(balance_after = previous_balance + amount) AS is_running
      FROM lines GROUP BY account_id
    ), accounts AS (
      SELECT coalesce(a.id, s.account_id) AS id, a.balance, a.reserved, a.min_balance, a.version,
        coalesce(s.balance, 0) AS entries_balance, coalesce(s.last_balance, 0) AS last_balance,
        coalesce(s.version, 0) AS entries_version, coalesce(s.is_gapless, true) AS is_gapless, coalesce(s.is_running, true) AS is_running
      FROM ledger_accounts a FULL JOIN sums s ON s.account_id = a.id
    ), transfers AS (
      SELECT transfer_id, currency, sum(amount) AS total FROM lines GROUP BY transfer_id, currency
    ), ends AS (
      SELECT resolves_id, count(*) AS times FROM ledger_transfers WHERE resolves_id IS NOT NULL GROUP BY resolves_id
    ), held AS (
      SELECT r.from_account_id AS id, sum(r.amount) AS amount FROM ledger_reservations r
      WHERE NOT EXISTS (SELECT FROM ends e WHERE e.resolves_id = r.transfer_id) GROUP BY r.from_account_id
    ), undone AS (
      SELECT t.reverses_id AS id, e.account_id, e.amount FROM ledger_transfers t JOIN ledger_entries e ON e.transfer_id = t.id
      WHERE t.reverses_id IS NOT NULL
    ), breaks (name, id) AS (
      SELECT 'transfers_sum_to_zero', transfer_id FROM transfers WHERE total <> 0 OR currency IS NULL
      UNION ALL SELECT 'entries_sum_to_zero', mode || ' ' || currency FROM lines GROUP BY mode, currency HAVING sum(amount) <> 0
      UNION ALL SELECT 'transfers_have_entries', t.id FROM ledger_transfers t
        WHERE t.type IN ('transfer', 'reversal', 'post') = NOT EXISTS (SELECT FROM ledger_entries e WHERE e.transfer_id = t.id)
      UNION ALL SELECT 'entries_have_transfers', l.transfer_id FROM lines l
        LEFT JOIN ledger_transfers t ON t.id = l.transfer_id WHERE t.mode IS DISTINCT FROM l.mode
      UNION ALL SELECT 'balance_is_sum_of_entries', id FROM accounts WHERE balance IS DISTINCT FROM entries_balance
      UNION ALL SELECT 'balance_is_last_balance_after', id FROM accounts WHERE balance IS DISTINCT FROM last_balance OR NOT is_running
      UNION ALL SELECT 'versions_are_gapless', id FROM accounts WHERE version IS DISTINCT FROM entries_version OR NOT is_gapless
      UNION ALL SELECT 'minimum_balances_hold', id FROM accounts WHERE balance - reserved < min_balance
      UNION ALL SELECT 'reserved_is_sum_of_open_reservations', a.id FROM accounts a
        LEFT JOIN held h ON h.id = a.id WHERE a.reserved <> coalesce(h.amount, 0)
      UNION ALL SELECT 'reservations_end_once', resolves_id FROM ends WHERE times > 1
      UNION ALL SELECT 'reversals_are_exact_and_single', coalesce(u.id, o.transfer_id) FROM
        (SELECT id, account_id, sum(amount) AS amount, count(*) AS entries FROM undone GROUP BY id, account_id) u
        FULL JOIN (SELECT transfer_id, account_id, sum(amount) AS amount, count(*) AS entries FROM ledger_entries
          WHERE transfer_id IN (SELECT id FROM undone) GROUP BY transfer_id, account_id) o
        ON o.transfer_id = u.id AND o.account_id = u.account_id
        WHERE (u.amount = -o.amount AND u.entries = o.entries) IS NOT TRUE
    ), names (name, position) AS (
      SELECT * FROM unnest(ARRAY['transfers_sum_to_zero', 'entries_sum_to_zero', 'transfers_have_entries', 'entries_have_transfers',
        'balance_is_sum_of_entries', 'balance_is_last_balance_after', 'versions_are_gapless', 'minimum_balances_hold',
        'reserved_is_sum_of_open_reservations', 'reservations_end_once', 'reversals_are_exact_and_single']) WITH ORDINALITY
    )
    SELECT n.name, count(b.id) = 0 AS ok, coalesce((array_agg(DISTINCT b.id) FILTER (WHERE b.id IS NOT NULL))[1:10], '{}') AS details
    FROM names n LEFT JOIN breaks b ON b.name = n.name GROUP BY n.name, n.position ORDER BY n.position`;
}
