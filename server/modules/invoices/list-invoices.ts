import { authorize } from "@/server/auth/authorize";
import type { AuthorizedMerchantId } from "@/server/core/actor";
import { instant } from "@/server/core/clock";
import { isId } from "@/server/core/ids";
import { parseAmount } from "@/server/core/money";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import { readTransactionId } from "@/server/core/transaction-id";
import { isTronAddress } from "@/server/core/tron-address";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { Prisma } from "@/server/db/generated/client";
import { checkMetadataFilter } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import { findCustomers } from "@/server/modules/customers/find-customers";
import { expandInvoices } from "@/server/modules/invoices/expand-invoices";
import { findInvoiceIds, type InvoiceConditions } from "@/server/modules/invoices/find-invoice-ids";
import { toInvoice, withAddress } from "@/server/modules/invoices/internal";
import { type Invoice, type ListInvoicesInput, listInvoicesSchema } from "@/server/modules/invoices/schema";

type Sql = Prisma.Sql;
type Filters = ReturnType<typeof listInvoicesSchema.parse>;

const ofPayments = (condition: Sql): Sql =>
  Prisma.sql`id IN (SELECT invoice_id FROM payments WHERE ${condition})`;

const ofTransaction = (id: string | undefined): Sql => ofPayments(Prisma.sql`tx_id = ${id}`);

/** What was pasted and leads to its invoice or few of them; undefined for words. */
function pasted(query: string): Sql | undefined {
  if (isId("invoice", query)) return Prisma.sql`id = ${query}`;
  if (isId("customer", query)) return Prisma.sql`customer_id = ${query}`;
  if (isId("paymentLink", query)) return Prisma.sql`payment_link_id = ${query}`;
  if (isId("payment", query)) return ofPayments(Prisma.sql`id = ${query}`);
  if (isId("settlement", query))
    return Prisma.sql`id IN (SELECT invoice_id FROM settlements WHERE id = ${query})`;
  if (isTronAddress(query))
    return Prisma.sql`id IN (SELECT invoice_id FROM deposit_addresses WHERE address = ${query})`;
  const txId = readTransactionId(query);
  return txId === undefined ? undefined : ofTransaction(txId);
}

/** One condition for every filter that is there. */
function given<T>(value: T | undefined, condition: (value: T) => Sql): Sql[] {
  return value === undefined ? [] : [condition(value)];
}

function amountIn({ amount_min, amount_max }: Filters): Sql[] {
  const inUsdt = (text: string, path: string) => parseAmount(text, "USDT", path).minor;
  const from = amount_min === undefined ? undefined : inUsdt(amount_min, "amount_min");
  const to = amount_max === undefined ? undefined : inUsdt(amount_max, "amount_max");
  // One amount is read from the index in the order of the list.
  if (from !== undefined && from === to) return [Prisma.sql`due_minor = ${from}`];
  return [
    ...given(from, (minor) => Prisma.sql`due_minor >= ${minor}`),
    ...given(to, (minor) => Prisma.sql`due_minor <= ${minor}`),
  ];
}

function statusIn([first, ...others]: readonly string[]): Sql {
  if (others.length === 0) return Prisma.sql`status = ${first}::invoice_status`;
  return Prisma.sql`status = ANY(${[first, ...others]}::invoice_status[])`;
}

function metadataHas(filters: Filters): Sql[] {
  checkMetadataFilter(filters);
  const { metadata_key: key, metadata_value: value } = filters;
  if (key === undefined) return [];
  const has =
    value === undefined
      ? Prisma.sql`metadata ? ${key}`
      : Prisma.sql`metadata @> ${JSON.stringify({ [key]: value })}::jsonb`;
  // As the index says it, which leaves out the many invoices without any.
  return [has, Prisma.sql`metadata <> '{}'`];
}

async function conditionsOf(
  ctx: Context,
  merchantId: AuthorizedMerchantId,
  filters: Filters,
): Promise<InvoiceConditions> {
  const { exception, query, customer } = filters;
  const exact = query ? pasted(query) : undefined;
  const words = query && !exact ? query : undefined;
  const idsOf = (text: string) => findCustomers(ctx, merchantId, text);
  const customers = customer === undefined ? undefined : await idsOf(customer);
  return {
    created: [
      ...given(filters.created_after, (time) => Prisma.sql`created_at >= ${instant(time)}`),
      ...given(filters.created_before, (time) => Prisma.sql`created_at < ${instant(time)}`),
    ],
    direct: [
      ...given(exact, (condition) => condition),
      ...given(filters.status, statusIn),
      ...given(exception, (one) =>
        one === "any" ? Prisma.sql`exception <> 'none'` : Prisma.sql`exception = ${one}::invoice_exception`,
      ),
      ...given(filters.customer_id, (id) => Prisma.sql`customer_id = ${id}`),
      ...given(filters.payment_link_id, (id) => Prisma.sql`payment_link_id = ${id}`),
      ...given(filters.order_id, (id) => Prisma.sql`order_id = ${id}`),
      ...given(filters.tx_id, (id) => ofTransaction(readTransactionId(id))),
    ],
    searched: [
      ...given(customers, (ids) => Prisma.sql`customer_id = ANY(${ids}::text[])`),
      ...amountIn(filters),
      ...metadataHas(filters),
    ],
    words: words === undefined ? undefined : { text: words, customerIds: await idsOf(words) },
  };
}

/** The merchant's invoices, newest first; `expand` adds their payments, settlements and customers. Throws `forbidden`, `validation_failed`. */
export async function listInvoices(ctx: Context, input: ListInvoicesInput): Promise<List<Invoice>> {
  const merchantId = authorize(ctx, "invoices:read");
  const filters = parse(listInvoicesSchema, input);
  const ids = await findInvoiceIds(ctx, merchantId, await conditionsOf(ctx, merchantId, filters), filters);
  const rows = await reader(ctx).invoice.findMany({
    where: { id: { in: ids }, merchantId },
    include: withAddress,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const inOrder = ids.flatMap((id) => byId.get(id) ?? []);
  const list = toList(inOrder, filters.limit, toInvoice);
  return { ...list, data: await expandInvoices(ctx, list.data, filters.expand) };
}
