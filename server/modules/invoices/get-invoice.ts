import { authorize } from "@/server/auth/authorize";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { addCustomers, toInvoice, withAddress } from "@/server/modules/invoices/internal";
import { type GetInvoiceInput, getInvoiceSchema, type Invoice } from "@/server/modules/invoices/schema";
import { listManualPayments } from "@/server/modules/payments/list-manual-payments";
import { listPaymentsOfInvoice } from "@/server/modules/payments/list-payments-of-invoice";
import { getLivingSettlement } from "@/server/modules/settlements/get-living-settlement";

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
  if (expand.includes("payments")) {
    invoice.payments = await listPaymentsOfInvoice(ctx, id);
    invoice.manual_payments = await listManualPayments(ctx, id);
  }
  if (expand.includes("settlement")) invoice.settlement = await getLivingSettlement(ctx, id);
  if (expand.includes("customer")) return (await addCustomers(ctx, [invoice]))[0] ?? invoice;
  return invoice;
}
