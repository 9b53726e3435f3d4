import { authorize } from "@/server/auth/authorize";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { expandInvoices } from "@/server/modules/invoices/expand-invoices";
import { toInvoice, withAddress } from "@/server/modules/invoices/internal";
import { type GetInvoiceInput, getInvoiceSchema, type Invoice } from "@/server/modules/invoices/schema";

/** One invoice of the merchant; `expand` adds its payments, settlement or customer. Throws `forbidden`, `not_found`. */
export async function getInvoice(ctx: Context, input: GetInvoiceInput): Promise<Invoice> {
  const merchantId = authorize(ctx, "invoices:read");
  const { id, expand } = parse(getInvoiceSchema, input);
  const row = await reader(ctx).invoice.findFirst({
    where: { id, merchantId, mode: ctx.mode },
    include: withAddress,
  });
  if (!row) throw notFound("invoice", id);
  const invoice = toInvoice(row);
  const [expanded = invoice] = await expandInvoices(ctx, [invoice], expand);
  return expanded;
}
