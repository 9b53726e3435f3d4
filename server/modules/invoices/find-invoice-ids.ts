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
  /** Those that an index has in the order of the list, or that leave few rows. */
  readonly direct: readonly Sql[];
  /** Those that may leave many rows, or none at all. */
  readonly searched: readonly Sql[];
  /** Beginning of an order id, words of these customers, or a part of the description. */
  readonly words?: { readonly text: string; readonly customerIds: readonly string[] } | undefined;
}

/** So many rows are read in the order of the list before the indexes of the search are asked. */
const NEWEST = 2_000;

/** Fewer letters or digits in a row than this are in no index of descriptions. */
const INDEXED_WORD = /[\p{L}\p{N}]{3}/u;

const all = (conditions: readonly Sql[]): Sql => Prisma.join([...conditions], " AND ");
const anyOf = (conditions: readonly Sql[]): Sql => Prisma.sql`(${Prisma.join([...conditions], " OR ")})`;

/** One way in which words find invoices. */
interface Way {
  readonly condition: Sql;
  /** Ids and times of the rows that the condition is true of, or of the first `count` of them, as an index has them. */
  readonly rows: (list: InvoiceList, count: number | null) => Sql;
}

/** A tenant's invoices behind a cursor, in one order. */
interface InvoiceList {
  readonly rows: Sql;
  readonly sorted: Sql;
  readonly order: PageInput["order"];
}

/** Order ids that begin with a text: a range, which is compared faster than a pattern. Behind every text comes U+10FFFF. */
function byOrderId(text: string): Way {
  const condition = Prisma.sql`
    lower(order_id) ~>=~ lower(${text}) AND lower(order_id) ~<~ lower(${`${text}\u{10FFFF}`})`;
  return {
    condition,
    // Order ids mostly grow with time: read from that end, hardly a row is put in its place only to be pushed out again.
    rows: ({ rows, order }) => Prisma.sql`
      SELECT id, created_at FROM invoices WHERE ${rows} AND ${condition}
      ORDER BY lower(order_id) USING ${order === "desc" ? Prisma.sql`~>~` : Prisma.sql`~<~`} OFFSET 0`,
  };
}

function byCustomer(ids: readonly string[]): Way {
  return {
    condition: Prisma.sql`customer_id = ANY(${ids}::text[])`,
    rows: ({ rows, sorted }, count) => Prisma.sql`
      SELECT of_one.* FROM unnest(${ids}::text[]) AS person, LATERAL (
        SELECT id, created_at FROM invoices WHERE ${rows} AND customer_id = person
        ORDER BY ${sorted} LIMIT ${count}) AS of_one`,
  };
}

function byDescription(text: string): Way {
  const condition = Prisma.sql`lower(description) LIKE lower(${`%${literalPattern(text)}%`})`;
  return {
    condition,
    // Without the barrier the planner walks the list until the page is full, which for an old word is nearly all of it.
    rows: ({ rows }) =>
      Prisma.sql`SELECT id, created_at FROM invoices WHERE ${rows} AND ${condition} OFFSET 0`,
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
  { direct, searched, words }: InvoiceConditions,
  page: PageInput,
): Promise<string[]> {
  const sorted = page.order === "desc" ? Prisma.sql`created_at DESC, id DESC` : Prisma.sql`created_at, id`;
  const rows = all([Prisma.sql`merchant_id = ${merchantId} AND mode = ${ctx.mode}::mode`, ...beyond(page)]);
  const limit = page.limit + 1;
  const read = async (from: Sql, where: Sql): Promise<string[]> => {
    const found = await reader(ctx).$queryRaw<{ id: string }[]>`
      SELECT id FROM ${from} WHERE ${where} ORDER BY ${sorted} LIMIT ${limit}`;
    return found.map(({ id }) => id);
  };
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
  const found = (count: number | null) => firstOf(ways, { rows, sorted, order: page.order }, count);
  const others = [...direct, ...searched];
  if (others.length === 0) return read(found(limit), Prisma.sql`TRUE`);
  // Looked at one by one in the order of the list, and only until the page is full.
  const fits = Prisma.sql`EXISTS (
    SELECT FROM (SELECT * FROM invoices WHERE invoices.id = found.id OFFSET 0) AS invoice WHERE ${all(others)})`;
  const first = await read(found(NEWEST), fits);
  return first.length === limit ? first : read(found(null), fits);
}

/** The first `count` rows of the list that any of the ways finds; all of them for null. */
function firstOf(ways: readonly Way[], list: InvoiceList, count: number | null): Sql {
  const cut = Prisma.sql`ORDER BY ${list.sorted} LIMIT ${count}`;
  const each = ways.map(
    (way) => Prisma.sql`(SELECT id, created_at FROM (${way.rows(list, count)}) AS way ${cut})`,
  );
  return Prisma.sql`(SELECT id, created_at FROM (${Prisma.join(each, " UNION ")}) AS found ${cut}) AS found`;
}

/** Rows after the cursor. */
function beyond({ cursor, order }: PageInput): Sql[] {
  if (cursor === undefined) return [];
  const { milliseconds, id } = decodeCursor(cursor);
  const after = order === "desc" ? Prisma.sql`<` : Prisma.sql`>`;
  return [Prisma.sql`(created_at, id) ${after} (${instant(milliseconds)}, ${id})`];
}
