import type { Transaction } from "@/server/db/context";
import { Prisma } from "@/server/db/generated/client";

/** Tables that get many rows at once. */
type BulkTable = "deposit_addresses" | "invoices" | "payments" | "settlements" | "webhook_deliveries";

/** A row by Prisma's field names, the same fields for every row of a call: those left out take the table's default. */
type NewRow = Readonly<Record<string, string | number | boolean | bigint | object | null>>;

const FIELD = /^[a-zA-Z]+$/;

/** The columns are the fields in snake case, as everywhere in `prisma/models`. */
function columnOf(field: string): string {
  if (!FIELD.test(field)) throw new Error(`Not a field: ${field}`);
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const wireValue = (value: NewRow[string]) => (typeof value === "bigint" ? value.toString() : value);

function insertion(table: BulkTable, [first, ...others]: readonly [NewRow, ...NewRow[]]): Prisma.Sql {
  const fields = Object.keys(first);
  const columns = Prisma.raw(fields.map((field) => `"${columnOf(field)}"`).join(", "));
  const records = [first, ...others].map((row) =>
    Object.fromEntries(fields.map((field) => [columnOf(field), wireValue(row[field] ?? null)])),
  );
  return Prisma.sql`
    INSERT INTO ${Prisma.raw(`"${table}"`)} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${Prisma.raw(`"${table}"`)}, ${JSON.stringify(records)}::jsonb)`;
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
  return tx.$executeRaw`${insertion(table, [first, ...others])} ${end}`;
}

/** As `insertAll` without duplicates; answers the ids of the rows that are new. */
export async function insertNew(
  tx: Transaction,
  table: BulkTable,
  [first, ...others]: readonly NewRow[],
): Promise<ReadonlySet<string>> {
  if (!first) return new Set();
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    ${insertion(table, [first, ...others])} ON CONFLICT DO NOTHING RETURNING id`;
  return new Set(inserted.map(({ id }) => id));
}
