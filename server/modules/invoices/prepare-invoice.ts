import { authorize } from "@/server/auth/authorize";
import type { AuthorizedMerchantId } from "@/server/core/actor";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { draftInvoice, type InvoiceDraft } from "@/server/modules/invoices/draft-invoice";
import { type CreateInvoiceInput, createInvoiceSchema } from "@/server/modules/invoices/schema";

/** An invoice that its caller may create, before anything of it is written. */
export interface PreparedInvoice {
  readonly merchantId: AuthorizedMerchantId;
  readonly draft: InvoiceDraft;
}

/**
 * All of creating an invoice that needs no transaction: authorises, parses and prices it. Throws `forbidden`,
 * `validation_failed`, `unavailable` (mode without a network, or no rate to be had).
 */
export async function prepareInvoice(ctx: Context, body: CreateInvoiceInput): Promise<PreparedInvoice> {
  const merchantId = authorize(ctx, "invoices:create");
  return { merchantId, draft: await draftInvoice(ctx, parse(createInvoiceSchema, body)) };
}
