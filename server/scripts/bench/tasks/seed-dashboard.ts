import { systemContext } from "@/server/auth/authorize";
import { readSession, sessionContext } from "@/server/auth/session";
import { networkForMode } from "@/server/config/networks";
import { invariant } from "@/server/core/invariant";
import { db } from "@/server/db/client";
import type { Transaction } from "@/server/db/context";
import { createCustomer } from "@/server/modules/customers/create-customer";
import { createMerchant } from "@/server/modules/merchants/create-merchant";
import { createUser } from "@/server/modules/users/create-user";
import { signInAs } from "@/server/testing/browser-session";

export interface SeedDashboardInput {
  readonly invoices: number;
}

/** Who looks at the dashboard: a browser's cookies. */
export interface SeededDashboard {
  readonly cookies: Readonly<Record<string, string>>;
}

const CUSTOMERS = 1_000;
/** So that no transaction holds a million rows and each one's time is known. */
const BATCH = 100_000;
const TIMEOUT_MILLISECONDS = 300_000;

/**
 * One merchant with this many invoices over two years, and their addresses, payments, settlements, customers and read models:
 * 70 of 100 paid, 3 cancelled, the newest 2 of 1,000 still open, the others expired; 1 of 100 unusual, 1 of 1,000 payments unmatched.
 */
export async function seedDashboardTask({ invoices }: SeedDashboardInput): Promise<SeededDashboard> {
  const settings = networkForMode("test");
  invariant(settings, "test mode has a network");
  const system = systemContext("bench", "test");
  const owner = await createUser(system, {
    email: "owner@example.com",
    name: "Owner",
    password: "a long enough secret",
  });
  const merchant = await createMerchant(system, { name: "Corner Shop", owner_user_id: owner.id });
  const { cookies } = await signInAs(owner.id);
  await seedCustomers(cookies);
  const seed = { merchantId: merchant.id, network: settings.network, invoices };
  for (let first = 0; first < invoices; first += BATCH)
    await seedBatch(seed, first, Math.min(first + BATCH, invoices));
  await db().$transaction((tx) => seedReadModels(tx, merchant.id), { timeout: TIMEOUT_MILLISECONDS });
  await db().$executeRaw`VACUUM ANALYZE`;
  return { cookies };
}

async function seedCustomers(cookies: Readonly<Record<string, string>>): Promise<void> {
  const session = await readSession({ get: (name) => ({ value: cookies[name] ?? "" }) });
  invariant(session, "the owner is signed in");
  const ctx = sessionContext(session, "req_bench");
  for (let number = 1; number <= CUSTOMERS; number += 1)
    await createCustomer(ctx, { email: `buyer${number}@example.com`, name: `Buyer Number${number}` });
}

interface Seed {
  readonly merchantId: string;
  readonly network: string;
  readonly invoices: number;
}

/** The invoices with the numbers from `first` up to and without `end`, the higher the newer, and all that belongs to them. */
async function seedBatch(seed: Seed, first: number, end: number): Promise<void> {
  await db().$transaction(
    async (tx) => {
      // Without the checks of references, which would take longer than the rows themselves.
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await seedInvoices(tx, seed, first, end);
      await seedMoney(tx, seed, first, end);
    },
    { timeout: TIMEOUT_MILLISECONDS },
  );
}

/** Ids in the order of their numbers: `inv_0`, and 25 digits. */
async function seedInvoices(
  tx: Transaction,
  { merchantId, network, invoices }: Seed,
  first: number,
  end: number,
) {
  await tx.$executeRaw`
    WITH facts AS (
      SELECT n, n % 100 AS part, n >= ${invoices}::int - greatest(${invoices}::int / 500, 10) AS is_new,
        now() - (${invoices}::int - n) * (interval '730 days' / ${invoices}::int) AS created_at,
        (5 + n::bigint * 7919 % 495) * 1000000 AS due
      FROM generate_series(${first}::int, ${end}::int - 1) n
    ), states AS (
      SELECT *, (CASE WHEN is_new AND n % 10 = 0 THEN 'confirming' WHEN is_new THEN 'pending' WHEN part < 70 THEN 'paid'
          WHEN part < 73 THEN 'cancelled' ELSE 'expired' END)::invoice_status AS status,
        (CASE WHEN is_new THEN 'none' WHEN part = 0 AND n % 200 = 0 THEN 'overpaid' WHEN part = 1 AND n % 3 = 0 THEN 'late'
          WHEN part = 99 AND n % 2 = 1 THEN 'underpaid' ELSE 'none' END)::invoice_exception AS exception
      FROM facts
    ), sums AS (
      SELECT *, (CASE WHEN exception = 'overpaid' THEN due + 1000000 WHEN exception = 'underpaid' THEN due / 2
        WHEN status IN ('paid', 'confirming') THEN due ELSE 0 END)::bigint AS seen
      FROM states
    ), people AS (
      SELECT array_agg(id ORDER BY id) AS ids FROM customers WHERE merchant_id = ${merchantId}
    )
    INSERT INTO invoices (id, merchant_id, mode, status, exception, currency, amount_minor, asset, network, due_minor,
      tolerance_minor, rate_numerator, rate_denominator, rate_source, rate_observed_at, seen_minor, confirmed_minor,
      surplus_minor, fee_basis_points, required_confirmations, late_policy, description, order_id, customer_id, metadata,
      input_hash, expires_at, confirming_at, paid_at, expired_at, cancelled_at, version, created_at, updated_at)
    SELECT 'inv_0' || lpad(n::text, 25, '0'), ${merchantId}, 'test', status, exception, 'USDT', due, 'USDT', ${network}, due,
      0, 1, 1, 'par', created_at, seen, CASE WHEN status = 'confirming' THEN 0 ELSE seen END,
      greatest(seen - due, 0), 100, 19, 'accept',
      CASE WHEN n % 4 > 0 THEN (ARRAY['Ceramic teapot', 'Monthly plan', 'Espresso beans', 'Concert ticket', 'Gift voucher'])[n % 5 + 1]
        || ', ' || n % 7 + 1 || ' pieces' || CASE WHEN n % 10007 = 5 THEN ' with an engraving'
          WHEN n BETWEEN ${invoices}::int * 0.4 AND ${invoices}::int * 0.43 THEN ' for the festival' ELSE '' END END,
      CASE WHEN n % 5 > 0 THEN 'ORDER-' || n END,
      CASE WHEN n % 2 = 0 THEN people.ids[n % ${CUSTOMERS}::int + 1] END,
      jsonb_build_object('cart', n::text, 'shop', (ARRAY['north', 'south', 'east', 'west'])[n % 4 + 1]),
      'seeded', created_at + interval '1 hour',
      CASE WHEN status IN ('paid', 'confirming') THEN created_at + (1 + n % 40) * interval '1 minute' END,
      CASE WHEN status = 'paid' THEN created_at + (2 + n % 40) * interval '1 minute' END,
      CASE WHEN status = 'expired' THEN created_at + interval '1 hour' END,
      CASE WHEN status = 'cancelled' THEN created_at + interval '10 minutes' END, 3, created_at, created_at
    FROM sums, people`;
  await tx.$executeRaw`
    INSERT INTO deposit_addresses (id, merchant_id, mode, invoice_id, network, address, derivation_index, watched_until, created_at)
    SELECT 'adr_0' || lpad(n::text, 25, '0'), ${merchantId}, 'test', 'inv_0' || lpad(n::text, 25, '0'), ${network},
      'T' || left(encode(sha256(n::text::bytea), 'hex'), 33), n, now(), now()
    FROM generate_series(${first}::int, ${end}::int - 1) n`;
}

async function seedMoney(tx: Transaction, { merchantId }: Seed, first: number, end: number): Promise<void> {
  const from = `inv_0${String(first).padStart(25, "0")}`;
  const to = `inv_0${String(end).padStart(25, "0")}`;
  await tx.$executeRaw`
    INSERT INTO payments (id, merchant_id, mode, invoice_id, method, network, asset, tx_id, ordinal, amount_minor, from_address,
      to_address, block_number, block_hash, block_time, status, disposition, late, required_confirmations, detected_at,
      confirmed_at, final_at, version, created_at, updated_at)
    SELECT 'pay' || substr(invoices.id, 4), ${merchantId}, 'test', invoices.id, 'crypto', invoices.network, 'USDT',
      encode(sha256(invoices.id::bytea), 'hex'), 0, seen_minor, 'T' || repeat('1', 33), address,
      right(invoices.id, 12)::bigint, encode(sha256(right(invoices.id, 12)::bytea), 'hex'), paid.at,
      (CASE WHEN status = 'confirming' THEN 'confirming' ELSE 'confirmed' END)::payment_status,
      (CASE WHEN right(invoices.id, 3) = '005' THEN 'unmatched' ELSE 'applied' END)::payment_disposition, exception = 'late', 19,
      paid.at, CASE WHEN status <> 'confirming' THEN paid.at + interval '1 minute' END,
      CASE WHEN status <> 'confirming' THEN paid.at + interval '1 minute' END, 3, paid.at, paid.at
    FROM invoices JOIN deposit_addresses ON invoice_id = invoices.id,
      LATERAL (SELECT coalesce(confirming_at, invoices.created_at + interval '4 minutes') AS at) paid
    WHERE invoices.id >= ${from} AND invoices.id < ${to} AND seen_minor > 0`;
  await tx.$executeRaw`
    INSERT INTO settlements (id, merchant_id, mode, invoice_id, currency, gross_minor, fee_minor, net_minor, fee_basis_points,
      status, confirmed_at, completed_at, available_at, version, created_at, updated_at)
    SELECT 'set' || substr(id, 4), ${merchantId}, 'test', id, 'USDT', due_minor, due_minor / 100, due_minor - due_minor / 100, 100,
      'completed', paid_at, paid_at, paid_at, 2, paid_at, paid_at
    FROM invoices WHERE id >= ${from} AND id < ${to} AND status = 'paid'`;
}

/** The figures as the projection of these invoices' events would leave them. */
async function seedReadModels(tx: Transaction, merchantId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO invoice_summary_view (invoice_id, merchant_id, mode, status, exception, currency, due_minor, seen_minor,
      confirmed_minor, version, created_at, first_seen_at, paid_at)
    SELECT id, merchant_id, mode, status, exception, asset, due_minor, seen_minor, confirmed_minor, version, created_at,
      CASE WHEN seen_minor > 0 THEN coalesce(confirming_at, created_at + interval '4 minutes') END, paid_at
    FROM invoices WHERE merchant_id = ${merchantId}`;
  await seedInvoiceFigures(tx, merchantId);
  await seedSettlementFigures(tx, merchantId);
  await tx.$executeRaw`
    INSERT INTO payment_confirmation_stats (mode, network, day, confirmed, confirmation_ms)
    SELECT mode, network, (confirmed_at AT TIME ZONE 'UTC')::date, count(*), count(*) * 60000
    FROM payments WHERE merchant_id = ${merchantId} AND status = 'confirmed' GROUP BY 1, 2, 3`;
}

async function seedInvoiceFigures(tx: Transaction, merchantId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO daily_invoice_metrics (merchant_id, mode, currency, day, created, seen, converted, paid)
    SELECT merchant_id, mode, currency, (at AT TIME ZONE 'UTC')::date, sum(created), sum(seen), sum(converted), sum(paid)
    FROM invoice_summary_view, LATERAL (
      VALUES (created_at, 1, (first_seen_at IS NOT NULL)::int, (status = 'paid')::int, 0),
        (CASE WHEN status = 'paid' THEN paid_at END, 0, 0, 0, 1)) days (at, created, seen, converted, paid)
    WHERE merchant_id = ${merchantId} AND at IS NOT NULL GROUP BY 1, 2, 3, 4`;
  await tx.$executeRaw`
    INSERT INTO daily_pay_times (merchant_id, mode, day, bucket, invoices)
    SELECT merchant_id, mode, (paid_at AT TIME ZONE 'UTC')::date,
      round(ln(extract(epoch FROM paid_at - created_at)) / ln(1.1)), count(*)
    FROM invoice_summary_view WHERE merchant_id = ${merchantId} AND status = 'paid' GROUP BY 1, 2, 3, 4`;
  await tx.$executeRaw`
    INSERT INTO merchant_dashboard_view (merchant_id, mode, currency, invoices_created, invoices_seen, invoices_paid,
      invoices_expired)
    SELECT merchant_id, mode, currency, count(*), count(first_seen_at), count(*) FILTER (WHERE status = 'paid'),
      count(*) FILTER (WHERE status = 'expired')
    FROM invoice_summary_view WHERE merchant_id = ${merchantId} GROUP BY 1, 2, 3`;
}

async function seedSettlementFigures(tx: Transaction, merchantId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO hourly_settlement_metrics (merchant_id, mode, currency, hour, gross_minor)
    SELECT merchant_id, mode, currency, date_trunc('hour', completed_at, 'UTC'), sum(gross_minor)
    FROM settlements WHERE merchant_id = ${merchantId} GROUP BY 1, 2, 3, 4`;
  await tx.$executeRaw`
    INSERT INTO daily_settlement_metrics (merchant_id, mode, currency, day, settlements, gross_minor, fee_minor, net_minor)
    SELECT merchant_id, mode, currency, (completed_at AT TIME ZONE 'UTC')::date, count(*), sum(gross_minor), sum(fee_minor),
      sum(net_minor)
    FROM settlements WHERE merchant_id = ${merchantId} GROUP BY 1, 2, 3, 4`;
  await tx.$executeRaw`
    UPDATE merchant_dashboard_view AS total
    SET gross_minor = sums.gross, fee_minor = sums.fee, net_minor = sums.net
    FROM (SELECT currency, sum(gross_minor) AS gross, sum(fee_minor) AS fee, sum(net_minor) AS net
      FROM daily_settlement_metrics WHERE merchant_id = ${merchantId} GROUP BY currency) sums
    WHERE total.merchant_id = ${merchantId} AND total.currency = sums.currency`;
}
