import { invariant } from "@/server/core/invariant";
import { Prisma } from "@/server/db/generated/client";

/** What a column holds. What is undefined is null. */
export type ColumnValue = string | number | boolean | bigint | object | null | undefined;

/**
 * Columns with their types in PostgreSQL, in the order of the statement. None is an array. `line` is text that is not empty and has
 * no line break, such as a sealed one: where it is long, it is read in a third of the time.
 */
export type ColumnTypes = Readonly<Record<string, string>>;

/**
 * Rows as a table for a statement whose text does not depend on their number: `unnest($1::text[], $2::bigint[])`, a list of values
 * for each column. Read from one JSON document they would cost PostgreSQL twice as much: it looks up each field by its name.
 */
export function unnest<Column extends string>(
  rows: readonly { readonly [Name in Column]: ColumnValue }[],
  columns: Readonly<Record<Column, string>>,
): Prisma.Sql {
  const types = Object.entries<string>(columns) as [Column, string][];
  const lists = types.map(([name, type]) => {
    if (type === "json" || type === "jsonb")
      return linesOf(
        rows.map((row) => jsonText(row[name])),
        type,
      );
    const values = rows.map((row) => plainValue(row[name]));
    if (type === "line") return linesOf(values.map(checkedLine), "text");
    return Prisma.sql`${arrayLiteral(values)}::${Prisma.raw(type)}[]`;
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

const plainValue = (value: ColumnValue) => (typeof value === "bigint" ? value.toString() : (value ?? null));

/** Of characters that `jsonb` refuses and `json` keeps until somebody reads them: U+0000 and halves of surrogate pairs. */
const UNREADABLE_ESCAPE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** Never with a line break: those of a text stand escaped in it (RFC 8259 section 7). */
function jsonText(value: ColumnValue): string | null {
  if (value === undefined || value === null) return null;
  const text = JSON.stringify(value);
  const isReadable = !text.includes("\\u") || !UNREADABLE_ESCAPE.test(text);
  invariant(isReadable, "a document is well-formed Unicode without U+0000");
  return text;
}

function checkedLine(value: ColumnValue): string | null {
  if (value === null) return value;
  invariant(typeof value === "string" && value !== "" && !value.includes("\n"), "a line is one");
  return value;
}

/** As lines, an empty one for null. In an array's text PostgreSQL would go through long ones letter by letter. */
const linesOf = (lines: readonly (string | null)[], type: string): Prisma.Sql =>
  Prisma.sql`string_to_array(${lines.join("\n")}, E'\\n', '')::${Prisma.raw(type)}[]`;

/** Within JSON's quotes these stand for another character; within those of an array a backslash only keeps the one after it. */
const OTHER_ESCAPE = /\\[bfnrtu]/;

/** PostgreSQL's text of an array (section 8.15.2 of its manual): JSON's, but for the brackets and some escapes. */
function arrayLiteral(values: readonly (string | number | boolean | object | null)[]): string {
  const json = JSON.stringify(values);
  const elements = OTHER_ESCAPE.test(json) ? values.map(elementOf).join() : json.slice(1, -1);
  return `{${elements}}`;
}

const elementOf = (value: string | number | boolean | object | null) =>
  typeof value === "string" ? `"${value.replaceAll(/["\\]/g, "\\$&")}"` : JSON.stringify(value);
