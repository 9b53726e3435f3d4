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

const all = (conditions: readonly Sql[]): Sql =>
  conditions.length > 0 ? Prisma.join([...conditions], " AND ") : Prisma.sql`TRUE`;

/** The ways in which words can be found, each without what those before it find. */
function waysOf({ text, customerIds }: NonNullable<InvoiceConditions["words"]>): Sql[] {
  const order = Prisma.sql`order_id LIKE ${`${literalPattern(text)}%`}`;
  const customer = Prisma.sql`customer_id = ANY(${customerIds}::text[])`;
  const description = Prisma.sql`description ILIKE ${`%${literalPattern(text)}%`}`;
  const not = (condition: Sql) => Prisma.sql`(${condition}) IS NOT TRUE`;
  return [
    order,
    ...(customerIds.length > 0 ? [all([customer, not(order)])] : []),
    ...(INDEXED_WORD.test(text) ? [all([description, not(order), not(customer)])] : []),
  ];
}

/**
 * Ids of one page of a tenant's invoices in the order of the list, one more than the page holds. Most searches fill it from the
 * newest invoices; only what does not is looked up by its own index, so that neither a frequent nor a rare word reads them all.
 */
export async function findInvoiceIds(
  ctx: Context,
  merchantId: AuthorizedMerchantId,
  conditions: InvoiceConditions,
  page: PageInput,
): Promise<string[]> {
  const tenant = Prisma.sql`merchant_id = ${merchantId} AND mode = ${ctx.mode}::mode`;
  const sorted = page.order === "desc" ? Prisma.sql`created_at DESC, id DESC` : Prisma.sql`created_at, id`;
  const direct = all([tenant, ...beyond(page), ...conditions.direct]);
  const ways = conditions.words && waysOf(conditions.words);
  const searched = [...conditions.searched, ...(ways ? [Prisma.sql`(${Prisma.join(ways, " OR ")})`] : [])];
  const limit = page.limit + 1;
  const read = async (from: Sql, where: Sql): Promise<string[]> => {
    const rows = await reader(ctx).$queryRaw<{ id: string }[]>`
      SELECT id FROM ${from} WHERE ${where} ORDER BY ${sorted} LIMIT ${limit}`;
    return rows.map(({ id }) => id);
  };
  if (searched.length === 0) return read(Prisma.sql`invoices`, direct);
  const newest = Prisma.sql`(SELECT * FROM invoices WHERE ${direct} ORDER BY ${sorted} LIMIT ${NEWEST}) AS newest`;
  const ids = await read(newest, all(searched));
  if (ids.length === limit) return ids;
  if (!ways) return read(Prisma.sql`invoices`, all([direct, ...searched]));
  const found = Prisma.sql`(${Prisma.join(
    ways.map((way) => Prisma.sql`SELECT id, created_at FROM invoices WHERE ${tenant} AND ${way}`),
    " UNION ALL ",
  )}) AS found`;
  const others = [...conditions.direct, ...conditions.searched];
  if (others.length === 0) return read(found, all(beyond(page)));
  const readFirst = (count: number | null) =>
    read(
      Prisma.sql`(SELECT * FROM ${found} WHERE ${all(beyond(page))} ORDER BY ${sorted} LIMIT ${count}) AS found`,
      // Looked at one by one in the order of the list, and only until the page is full.
      Prisma.sql`EXISTS (
        SELECT FROM (SELECT * FROM invoices WHERE invoices.id = found.id OFFSET 0) AS invoice WHERE ${all(others)})`,
    );
  const first = await readFirst(NEWEST);
  return first.length === limit ? first : readFirst(null);
}

/** Rows after the cursor. */
function beyond({ cursor, order }: PageInput): Sql[] {
  if (cursor === undefined) return [];
  const { milliseconds, id } = decodeCursor(cursor);
  const after = order === "desc" ? Prisma.sql`<` : Prisma.sql`>`;
  return [Prisma.sql`(created_at, id) ${after} (${instant(milliseconds)}, ${id})`];
}
