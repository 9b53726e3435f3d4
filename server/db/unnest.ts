import { Prisma } from "@/server/db/generated/client";

/** What a column holds. What is undefined is null. */
export type ColumnValue = string | number | boolean | bigint | object | null | undefined;

/** Columns with their types in PostgreSQL, in the order of the statement. None is an array. */
export type ColumnTypes = Readonly<Record<string, string>>;

/**
 * Rows as a table for a statement whose text does not depend on their number: `unnest($1::text[], $2::jsonb[])`, a list of values
 * for each column. Read from one JSON document they would cost PostgreSQL twice as much: it looks up each field by its name.
 */
export function unnest<Column extends string>(
  rows: readonly { readonly [Name in Column]: ColumnValue }[],
  columns: Readonly<Record<Column, string>>,
): Prisma.Sql {
  const types = Object.entries<string>(columns) as [Column, string][];
  const lists = types.map(([name, type]) => {
    const read = type === "jsonb" ? jsonText : plainValue;
    return Prisma.sql`${arrayLiteral(rows.map((row) => read(row[name])))}::${Prisma.raw(type)}[]`;
  });
  return Prisma.sql`unnest(${Prisma.join(lists)})`;
}

/** The columns for a statement: `"id", "created_at"`. */
export const namesOf = (columns: ColumnTypes): Prisma.Sql =>
  Prisma.raw(
    Object.keys(columns)
      .map((name) => `"${name}"`)
      .join(", "),
  );

const jsonText = (value: ColumnValue) =>
  value === undefined || value === null ? null : JSON.stringify(value);

const plainValue = (value: ColumnValue) => (typeof value === "bigint" ? value.toString() : (value ?? null));

/** Within JSON's quotes these stand for another character; within those of an array a backslash only keeps the one after it. */
const OTHER_ESCAPE = /\\[bfnrtu]/;

/** PostgreSQL's text of an array (section 8.15.2 of its manual): JSON's, but for the brackets and some escapes. */
export function arrayLiteral(values: readonly (string | number | boolean | object | null)[]): string {
  const json = JSON.stringify(values);
  const elements = OTHER_ESCAPE.test(json) ? values.map(elementOf).join() : json.slice(1, -1);
  return `{${elements}}`;
}

const elementOf = (value: string | number | boolean | object | null) =>
  typeof value === "string" ? `"${value.replaceAll(/["\\]/g, "\\$&")}"` : JSON.stringify(value);
