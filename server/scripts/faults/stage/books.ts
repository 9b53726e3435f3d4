import { Client, type QueryResultRow } from "pg";

/** The state that the product's database ends in, read with SQL of our own rather than with the code under test. */
export interface Books {
  readonly invoices: readonly { id: string; key: string; status: string; exception: string }[];
  readonly payments: readonly {
    tx: string;
    invoice: string;
    amount: string;
    status: string;
    disposition: string;
    credited: boolean;
  }[];
  readonly settlements: readonly { invoice: string; gross: string; parts: string; status: string }[];
  readonly paidEvents: readonly { invoice: string; times: number }[];
  readonly custody: string;
  /** Work that is not done yet, by what it is. */
  readonly open: readonly { what: string; rows: number }[];
  readonly failedRuns: number;
}

/** Reads every table in one snapshot. */
export async function readBooks(databaseUrl: string): Promise<Books> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  // A connection lost between two queries is reported by the next query.
  client.on("error", () => undefined);
  await client.connect();
  const rows = async <Row extends QueryResultRow>(text: string): Promise<Row[]> =>
    (await client.query<Row>(text)).rows;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return {
      invoices: await rows(`SELECT id, metadata->>'fault' AS key, status::text, exception::text FROM invoices
        WHERE metadata ? 'fault'`),
      payments:
        await rows(`SELECT p.tx_id AS tx, p.invoice_id AS invoice, p.amount_minor::text AS amount, p.status::text,
          p.disposition::text, t.id IS NOT NULL AS credited
        FROM payments p LEFT JOIN ledger_transfers t ON t.id = p.ledger_transfer_id`),
      settlements: await rows(`SELECT invoice_id AS invoice, gross_minor::text AS gross,
          (fee_minor + net_minor)::text AS parts, status::text FROM settlements`),
      paidEvents: await rows(`SELECT aggregate_id AS invoice, count(*)::int AS times FROM events
        WHERE type = 'invoice.paid' GROUP BY aggregate_id`),
      custody: (
        await rows<{ total: string }>(
          "SELECT coalesce(sum(balance), 0)::text AS total FROM ledger_accounts WHERE code LIKE 'custody:%'",
        )
      ).reduce((_, { total }) => total, "0"),
      open: await rows(`SELECT * FROM (
          SELECT 'events in the outbox' AS what, count(*)::int AS rows FROM outbox
          UNION ALL SELECT 'deliveries pending', count(*)::int FROM webhook_deliveries WHERE status <> 'succeeded'
          UNION ALL SELECT 'invoices not paid', count(*)::int FROM invoices WHERE metadata ? 'fault' AND status <> 'paid'
          UNION ALL SELECT 'invoices not settled', count(*)::int FROM invoices i WHERE metadata ? 'fault' AND NOT EXISTS
            (SELECT FROM settlements s WHERE s.invoice_id = i.id AND s.status = 'completed')
        ) AS work WHERE rows > 0`),
      failedRuns: (
        await rows<{ failed: number }>(
          "SELECT count(*)::int AS failed FROM inngest_embedded.runs WHERE status = 'failed'",
        )
      ).reduce((_, { failed }) => failed, 0),
    };
  } finally {
    await client.end();
  }
}
