import { authorize } from "@/server/auth/authorize";
import type { AuthorizedMerchantId } from "@/server/core/actor";
import { isId } from "@/server/core/ids";
import { parseAmount } from "@/server/core/money";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import { isTronAddress } from "@/server/core/tron-address";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import type { Prisma } from "@/server/db/generated/client";
import { createdBetween, metadataMatching, pageArguments } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import { findCustomers } from "@/server/modules/customers/find-customers";
import { addCustomers, toInvoice, withAddress } from "@/server/modules/invoices/internal";
import { type Invoice, type ListInvoicesInput, listInvoicesSchema } from "@/server/modules/invoices/schema";

const TRANSACTION = /^(0x)?[0-9a-f]{64}$/i;

/**
 * A pasted id, address or transaction finds its invoice; anything else searches order id, customer and description, with
 * the wildcards of LIKE taken literally, which Prisma leaves to its caller.
 */
async function matching(
  ctx: Context,
  merchantId: AuthorizedMerchantId,
  query: string,
): Promise<Prisma.InvoiceWhereInput> {
  if (isId("invoice", query)) return { id: query };
  if (isId("customer", query)) return { customerId: query };
  if (isId("paymentLink", query)) return { paymentLinkId: query };
  if (isTronAddress(query)) return { depositAddress: { address: query } };
  if (TRANSACTION.test(query))
    return { payments: { some: { txId: query.toLowerCase().replace(/^0x/, "") } } };
  const literal = query.replaceAll(/[\\%_]/g, "\\$&");
  return {
    OR: [
      { orderId: { startsWith: literal } },
      { customerId: { in: await findCustomers(ctx, merchantId, query) } },
      { description: { contains: literal, mode: "insensitive" } },
    ],
  };
}

function inUsdt(text: string | undefined, path: string): bigint | undefined {
  return text === undefined ? undefined : parseAmount(text, "USDT", path).minor;
}

/** The merchant's invoices, newest first; `expand` adds their customers. Throws `forbidden`, `validation_failed`. */
export async function listInvoices(ctx: Context, input: ListInvoicesInput): Promise<List<Invoice>> {
  const merchantId = authorize(ctx, "invoices:read");
  const { status, exception, query, amount_min, amount_max, expand, ...rest } = parse(
    listInvoicesSchema,
    input,
  );
  const { where, ...page } = pageArguments(rest);
  const rows = await reader(ctx).invoice.findMany({
    where: {
      merchantId,
      mode: ctx.mode,
      status: status && { in: status },
      exception: exception === "any" ? { not: "none" } : exception,
      customerId: rest.customer_id,
      paymentLinkId: rest.payment_link_id,
      orderId: rest.order_id,
      dueMinor: { gte: inUsdt(amount_min, "amount_min"), lte: inUsdt(amount_max, "amount_max") },
      createdAt: createdBetween(rest),
      ...metadataMatching(rest),
      AND: [where, query ? await matching(ctx, merchantId, query) : {}],
    },
    include: withAddress,
    ...page,
  });
  const list = toList(rows, rest.limit, toInvoice);
  return expand?.includes("customer") ? { ...list, data: await addCustomers(ctx, list.data) } : list;
}
