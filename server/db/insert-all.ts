import { invariant } from "@/server/core/invariant";
import type { Transaction } from "@/server/db/context";
import { prepared } from "@/server/db/direct-statements";
import { Prisma } from "@/server/db/generated/client";
import { type ColumnTypes, type ColumnValue, namesOf, unnest } from "@/server/db/unnest";

/** Tables that get many rows at once. */
type BulkTable = "deposit_addresses" | "invoices" | "payments" | "settlements" | "webhook_deliveries";

/** Tables of counters. */
type CounterTable =
  | "daily_invoice_metrics"
  | "daily_pay_times"
  | "daily_settlement_metrics"
  | "hourly_settlement_metrics"
  | "merchant_dashboard_view"
  | "payment_confirmation_stats";

/** A row by Prisma's field names, the same fields for every row of a call: those left out take the table's default. */
type NewRow = Readonly<Record<string, ColumnValue>>;

const FIELD = /^[a-zA-Z]+$/;

/** The columns are the fields in snake case, as everywhere in `prisma/models`. */
function columnOf(field: string): string {
  if (!FIELD.test(field)) throw new Error(`Not a field: ${field}`);
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const types = new Map<string, ColumnTypes>();

/** The types of a table's columns, as the database knows them. Asked for once. */
async function typesOf(tx: Transaction, table: BulkTable | CounterTable): Promise<ColumnTypes> {
  const known = types.get(table);
  if (known) return known;
  const rows = await tx.$queryRaw<{ name: string; type: string }[]>`
    SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
    WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped`;
  const read = Object.fromEntries(rows.map(({ name, type }) => [name, type]));
  types.set(table, read);
  return read;
}

async function insertion(
  tx: Transaction,
  table: BulkTable | CounterTable,
  [first, ...others]: readonly [NewRow, ...NewRow[]],
): Promise<Prisma.Sql> {
  const all = await typesOf(tx, table);
  const columns: Record<string, string> = {};
  const given: Record<string, string> = {};
  for (const field of Object.keys(first)) {
    const column = columnOf(field);
    const type = all[column];
    invariant(type !== undefined, `${table} has no column for ${field}`);
    columns[column] = type;
    given[field] = type;
  }
  return Prisma.sql`
    INSERT INTO ${Prisma.raw(`"${table}"`)} (${namesOf(columns)}) SELECT * FROM ${unnest([first, ...others], given)}`;
}

/**
 * Inserts many rows with one statement whose text does not depend on their number: Prisma's own `createMany` compiles a
 * query with a parameter for every value. Answers how many rows are new; `skipDuplicates` leaves out those that some
 * unique constraint knows already.
 */
export async function insertAll(
  tx: Transaction,
  table: BulkTable,
  [first, ...others]: readonly NewRow[],
  { skipDuplicates = false }: { skipDuplicates?: boolean } = {},
): Promise<number> {
  if (!first) return 0;
  const end = skipDuplicates ? Prisma.raw("ON CONFLICT DO NOTHING") : Prisma.empty;
  return tx.$executeRaw(prepared`${await insertion(tx, table, [first, ...others])} ${end}`);
}

/** As `insertAll` without duplicates; answers the ids of the rows that are new. */
export async function insertNew(
  tx: Transaction,
  table: BulkTable,
  [first, ...others]: readonly NewRow[],
): Promise<ReadonlySet<string>> {
  if (!first) return new Set();
  const inserted = await tx.$queryRaw<{ id: string }[]>(prepared`
    ${await insertion(tx, table, [first, ...others])} ON CONFLICT DO NOTHING RETURNING id`);
  return new Set(inserted.map(({ id }) => id));
}

/**
 * Adds to counters with one statement: `key` names the fields that tell rows apart, all others are added to what the row holds.
 * A row that is not there begins with them.
 */
export async function addAll<Row extends { readonly [Field in keyof Row]: NewRow[string] }>(
  tx: Transaction,
  table: CounterTable,
  key: readonly (keyof Row & string)[],
  rows: readonly Row[],
): Promise<void> {
  const [first, ...others] = rows as readonly NewRow[];
  if (!first) return;
  const named: readonly string[] = key;
  const counters = Object.keys(first).filter((field) => !named.includes(field));
  const sums = counters
    .map(columnOf)
    .map((column) => `"${column}" = "${table}"."${column}" + excluded."${column}"`);
  await tx.$executeRaw(prepared`
    ${await insertion(tx, table, [first, ...others])}
    ON CONFLICT (${Prisma.raw(key.map(columnOf).join(", "))}) DO UPDATE SET ${Prisma.raw(sums.join(", "))}`);
}
