import type { AuthorizedMerchantId } from "@/server/core/actor";
import { instant } from "@/server/core/clock";
import { decodeCursor, type PageInput } from "@/server/core/pagination";
import type { Context } from "@/server/db/context";
import { Prisma } from "@/server/db/generated/client";
import { literalPattern } from "@/server/db/page";
import { reader } from "@/server/db/transaction";

type Sql = Prisma.Sql;

/** What a list asks for, as conditions on columns of `invoices`. */
export interface InvoiceConditions {
  /** Bounds of the time of creation. */
  readonly created: readonly Sql[];
  /** Those that an index has in the order of the list, or that leave few rows. */
  readonly direct: readonly Sql[];
  /** Those that may leave many rows, or none at all. */
  readonly searched: readonly Sql[];
  /** Beginning of an order id, words of these customers, or a part of the description. */
  readonly words?: { readonly text: string; readonly customerIds: readonly string[] } | undefined;
}

/** So many rows are read in the order of the list before the indexes of the search are asked. */
const NEWEST = 2_000;

/** A month in which words find more rows than this is read part by part. */
const FEW = 500;

/** Fewer letters or digits in a row than this are in no index of descriptions. */
const INDEXED_WORD = /[\p{L}\p{N}]{3}/u;

/** Time in parts of two days and months of fourteen parts, as the indexes of the search name them. */
const PART = Prisma.sql`(((created_at AT TIME ZONE 'UTC')::date - DATE '1970-01-01') / 2)`;
const SPANS = Prisma.sql`ARRAY[merchant_id || ' month ' || ${PART} / 14, merchant_id || ' part ' || ${PART}]`;

const all = (conditions: readonly Sql[]): Sql => Prisma.join([...conditions], " AND ");
const anyOf = (conditions: readonly Sql[]): Sql => Prisma.sql`(${Prisma.join([...conditions], " OR ")})`;

/** One way in which words find invoices: its condition, and what makes its index read those of a `span` of time alone. */
interface Way {
  readonly condition: Sql;
  readonly inSpan: Sql;
}

/** Order ids that begin with a text: a range, which is compared faster than a pattern. Behind every text comes U+10FFFF. */
function byOrderId(text: string): Way {
  return {
    condition: Prisma.sql`
      lower(order_id) ~>=~ lower(${text}) AND lower(order_id) ~<~ lower(${`${text}\u{10FFFF}`})`,
    inSpan: Prisma.sql`${PART} BETWEEN span.first AND span.last`,
  };
}

function byCustomer(ids: readonly string[]): Way {
  return {
    condition: Prisma.sql`customer_id = ANY(${ids}::text[])`,
    inSpan: Prisma.sql`created_at >= span.begins AND created_at < span.ends`,
  };
}

function byDescription(text: string): Way {
  return {
    condition: Prisma.sql`lower(description) LIKE lower(${`%${literalPattern(text)}%`})`,
    inSpan: Prisma.sql`${SPANS} @> ARRAY[span.name]`,
  };
}

function waysOf({ text, customerIds }: NonNullable<InvoiceConditions["words"]>): Way[] {
  return [
    byOrderId(text),
    ...(customerIds.length > 0 ? [byCustomer(customerIds)] : []),
    ...(INDEXED_WORD.test(text) ? [byDescription(text)] : []),
  ];
}

/**
 * Ids of one page of a tenant's invoices in the order of the list, one more than the page holds. Most searches fill it from the
 * newest invoices; only what does not is looked up by its own index, so that neither a frequent nor a rare word reads them all.
 */
export async function findInvoiceIds(
  ctx: Context,
  merchantId: AuthorizedMerchantId,
  { created, direct, searched, words }: InvoiceConditions,
  page: PageInput,
): Promise<string[]> {
  const sorted = page.order === "desc" ? Prisma.sql`created_at DESC, id DESC` : Prisma.sql`created_at, id`;
  const tenant = Prisma.sql`merchant_id = ${merchantId} AND mode = ${ctx.mode}::mode`;
  const rows = all([tenant, ...created, ...beyond(page)]);
  const limit = page.limit + 1;
  const idsOf = async (statement: Sql): Promise<string[]> =>
    (await reader(ctx).$queryRaw<{ id: string }[]>(statement)).map(({ id }) => id);
  const read = (from: Sql, where: Sql): Promise<string[]> =>
    idsOf(Prisma.sql`SELECT id FROM ${from} WHERE ${where} ORDER BY ${sorted} LIMIT ${limit}`);
  const indexed = all([rows, ...direct]);
  const ways = words ? waysOf(words) : [];
  const conditions = [
    ...searched,
    ...(ways.length > 0 ? [anyOf(ways.map(({ condition }) => condition))] : []),
  ];
  if (conditions.length === 0) return read(Prisma.sql`invoices`, indexed);
  const newest = Prisma.sql`(SELECT * FROM invoices WHERE ${indexed} ORDER BY ${sorted} LIMIT ${NEWEST}) AS newest`;
  const ids = await read(newest, all(conditions));
  if (ids.length === limit) return ids;
  if (ways.length === 0) return read(Prisma.sql`invoices`, all([indexed, ...searched]));
  return idsOf(
    walk({ merchantId, rows, sorted, order: page.order, limit, ways, others: [...direct, ...searched] }),
  );
}

interface Walk {
  readonly merchantId: AuthorizedMerchantId;
  readonly rows: Sql;
  readonly sorted: Sql;
  readonly order: PageInput["order"];
  readonly limit: number;
  readonly ways: readonly Way[];
  /** What must be true of the rows that the ways find. */
  readonly others: readonly Sql[];
}

/**
 * Goes through the months of a list in its order, and part by part through those in which words find many rows, until there
 * are `limit`. No index has both the words and the order of the list, but the indexes of the words tell the parts apart.
 */
function walk({ merchantId, rows, sorted, order, limit, ways, others }: Walk): Sql {
  const firstPart = (where: Sql): Sql =>
    Prisma.sql`SELECT (SELECT ${PART} FROM invoices WHERE ${where} ORDER BY ${sorted} LIMIT 1) AS part OFFSET 0`;
  const behind =
    order === "desc" ? Prisma.sql`created_at < span.begins` : Prisma.sql`created_at >= span.ends`;
  const matches = ways.map(
    ({ condition, inSpan }) => Prisma.sql`(
      SELECT id, created_at FROM invoices WHERE ${rows} AND ${inSpan} AND ${condition}
      LIMIT CASE WHEN NOT by_part THEN ${FEW + 1}::int END)`,
  );
  const fits =
    others.length === 0
      ? Prisma.sql`TRUE`
      : Prisma.sql`EXISTS (
          SELECT FROM (SELECT * FROM invoices WHERE invoices.id = match.id OFFSET 0) AS invoice WHERE ${all(others)})`;
  return Prisma.sql`
    WITH RECURSIVE walk (step, part, by_part, ids, missing) AS (
      SELECT 0, part, FALSE, '{}'::text[], ${limit}::int FROM (${firstPart(rows)}) AS start
      UNION ALL
      SELECT step + 1, CASE WHEN are_many THEN walk.part ELSE next.part END,
        are_many OR by_part AND next.part / 14 = walk.part / 14, found.ids, missing - cardinality(found.ids)
      FROM walk, LATERAL (
        SELECT first, last, ${midnight(Prisma.sql`first`)} AS begins, ${midnight(Prisma.sql`last + 1`)} AS ends,
          ${merchantId} || CASE WHEN by_part THEN ' part ' || part ELSE ' month ' || part / 14 END AS name
        FROM (VALUES (CASE WHEN by_part THEN part ELSE part / 14 * 14 END,
          CASE WHEN by_part THEN part ELSE part / 14 * 14 + 13 END)) AS parts (first, last)
      ) AS span, LATERAL (
        WITH matches AS MATERIALIZED (${Prisma.join(matches, " UNION ")}),
          amount AS (SELECT NOT by_part AND count(*) > ${FEW} AS are_many FROM matches)
        SELECT are_many, ARRAY(
          SELECT id FROM (SELECT * FROM matches ORDER BY ${sorted} OFFSET 0) AS match WHERE ${fits}
          ORDER BY ${sorted} LIMIT CASE WHEN are_many THEN 0 ELSE missing END) AS ids
        FROM amount
      ) AS found, LATERAL (${firstPart(all([rows, behind]))}) AS next
      WHERE walk.part IS NOT NULL AND missing > 0
    )
    SELECT id FROM walk, unnest(ids) WITH ORDINALITY AS found (id, place) ORDER BY step, place`;
}

/** When a part begins. */
function midnight(part: Sql): Sql {
  return Prisma.sql`(DATE '1970-01-01' + (${part}) * 2)::timestamp AT TIME ZONE 'UTC'`;
}

/** Rows after the cursor. */
function beyond({ cursor, order }: PageInput): Sql[] {
  if (cursor === undefined) return [];
  const { milliseconds, id } = decodeCursor(cursor);
  const after = order === "desc" ? Prisma.sql`<` : Prisma.sql`>`;
  return [Prisma.sql`(created_at, id) ${after} (${instant(milliseconds)}, ${id})`];
}
