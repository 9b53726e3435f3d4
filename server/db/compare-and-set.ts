import { prepared } from "@/server/db/direct-statements";
import { DomainError } from "@/server/core/errors";
import type { Transaction } from "@/server/db/context";
import { Prisma } from "@/server/db/generated/client";

/** Tables whose rows carry a version that grows by one with each change. */
type VersionedTable = "invoices" | "payments" | "settlements";

export interface RowChange {
  readonly id: string;
  /** The version after the change; the row must be at the one before. */
  readonly version: number;
  /** New values by column name, the same columns for every row of a call. Bigints and dates are sent as text. */
  readonly set: Readonly<Record<string, string | number | boolean | bigint | Date | null>>;
}

const COLUMN = /^[a-z][a-z_]*$/;

function wireValue(
  value: string | number | boolean | bigint | Date | null,
): string | number | boolean | null {
  if (typeof value === "bigint") return value.toString();
  return value instanceof Date ? value.toISOString() : value;
}

/**
 * Changes many rows in one statement, each only if it still stands at the version before. Throws `conflict` when any
 * row has moved on, so that the caller's transaction leaves nothing behind.
 */
export async function compareAndSetAll(
  tx: Transaction,
  table: VersionedTable,
  changes: readonly RowChange[],
): Promise<void> {
  const first = changes[0];
  if (!first) return;
  const columns = Object.keys(first.set);
  for (const column of columns) if (!COLUMN.test(column)) throw new Error(`Not a column: ${column}`);
  const rows = changes.map(({ id, version, set }) => ({
    id,
    version,
    ...Object.fromEntries(columns.map((column) => [column, wireValue(set[column] ?? null)])),
  }));
  const assignments = [...columns, "version"].map((column) => `"${column}" = n."${column}"`).join(", ");
  const changed = await tx.$executeRaw(prepared`
    UPDATE ${Prisma.raw(`"${table}"`)} t SET ${Prisma.raw(assignments)}
    FROM jsonb_populate_recordset(NULL::${Prisma.raw(`"${table}"`)}, ${JSON.stringify(rows)}::jsonb) n
    WHERE t.id = n.id AND t.version = n.version - 1`);
  if (changed !== changes.length) {
    throw new DomainError("conflict", `Some ${table} have changed in the meantime`, { table });
  }
}
