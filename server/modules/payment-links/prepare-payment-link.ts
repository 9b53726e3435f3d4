import { authorize } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { draftInvoice } from "@/server/modules/invoices/draft-invoice";
import { invoiceInput, sampleAmount, termsColumns } from "@/server/modules/payment-links/internal";
import { readTerms } from "@/server/modules/payment-links/rules";
import { type CreatePaymentLinkInput, createPaymentLinkSchema } from "@/server/modules/payment-links/schema";

/** A link that its caller may create, before anything of it is written. */
export type PreparedPaymentLink = Awaited<ReturnType<typeof preparePaymentLink>>;

/**
 * All of creating a link that needs no transaction: authorises, parses, and prices an invoice of it, which may ask outside for
 * a rate. Throws `forbidden`, `validation_failed`, `unavailable` (mode without a network, or no rate to be had).
 */
export async function preparePaymentLink(ctx: Context, body: CreatePaymentLinkInput) {
  const merchantId = authorize(ctx, "payment_links:write");
  const input = parse(createPaymentLinkSchema, body);
  const terms = readTerms(input, input.currency);
  const columns = {
    currency: input.currency,
    ...termsColumns(terms),
    description: input.description ?? null,
    metadata: input.metadata,
    successUrl: input.success_url ?? null,
    cancelUrl: input.cancel_url ?? null,
    invoiceExpirySeconds: input.invoice_expires_in_seconds,
    maxUses: input.max_uses ?? null,
  };
  await draftInvoice(ctx, invoiceInput(columns, sampleAmount(terms)));
  return { merchantId, columns };
}
