import { authorize } from "@/server/auth/authorize";
import { instant } from "@/server/core/clock";
import { isId } from "@/server/core/ids";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import { isTronAddress } from "@/server/core/tron-address";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import type { Prisma } from "@/server/db/generated/client";
import { pageArguments } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import { toInvoice, withAddress } from "@/server/modules/invoices/internal";
import { type Invoice, type ListInvoicesInput, listInvoicesSchema } from "@/server/modules/invoices/schema";

const TRANSACTION = /^(0x)?[0-9a-f]{64}$/i;

/**
 * A pasted id, address or transaction finds its invoice; anything else searches order id, e-mail and description, with
 * the wildcards of LIKE taken literally, which Prisma leaves to its caller.
 */
function matching(query: string): Prisma.InvoiceWhereInput {
  if (isId("invoice", query)) return { id: query };
  if (isTronAddress(query)) return { depositAddress: { address: query } };
  if (TRANSACTION.test(query))
    return { payments: { some: { txId: query.toLowerCase().replace(/^0x/, "") } } };
  const literal = query.replaceAll(/[\\%_]/g, "\\$&");
  return {
    OR: [
      { orderId: { startsWith: literal } },
      { customerEmail: { startsWith: literal, mode: "insensitive" } },
      { description: { contains: literal, mode: "insensitive" } },
    ],
  };
}

/** The merchant's invoices, newest first. Throws `forbidden`, `validation_failed`. */
export async function listInvoices(ctx: Context, input: ListInvoicesInput): Promise<List<Invoice>> {
  const merchantId = authorize(ctx, "invoices:read");
  const { status, exception, order_id, query, created_after, created_before, ...page } = parse(
    listInvoicesSchema,
    input,
  );
  const { where, ...rest } = pageArguments(page);
  const rows = await reader(ctx).invoice.findMany({
    where: {
      merchantId,
      mode: ctx.mode,
      status,
      exception: exception === "any" ? { not: "none" } : exception,
      orderId: order_id,
      createdAt: {
        gte: created_after && instant(created_after),
        lt: created_before && instant(created_before),
      },
      AND: [where, query ? matching(query) : {}],
    },
    include: withAddress,
    ...rest,
  });
  return toList(rows, page.limit, toInvoice);
}
