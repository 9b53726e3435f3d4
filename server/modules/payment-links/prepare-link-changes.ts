import type { z } from "zod";
import { authorize } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { draftInvoice } from "@/server/modules/invoices/draft-invoice";
import {
  invoiceInput,
  loadPaymentLink,
  type PaymentLinkRow,
  sampleAmount,
  termsColumns,
  termsOf,
  toPaymentLink,
} from "@/server/modules/payment-links/internal";
import { readTerms } from "@/server/modules/payment-links/rules";
import { type UpdatePaymentLinkInput, updatePaymentLinkSchema } from "@/server/modules/payment-links/schema";

type Changes = Omit<z.output<typeof updatePaymentLinkSchema>, "id" | "version">;

const PRICE = ["amount", "minimum_amount", "maximum_amount", "line_items"] as const;

/** The columns of the link as it is to be. The four fields of the price change together. */
function columnsOf(row: PaymentLinkRow, changes: Changes) {
  const currency = toPaymentLink(row).currency;
  const isRepriced = PRICE.some((name) => changes[name] !== undefined);
  const { description, success_url, cancel_url, max_uses } = changes;
  return {
    active: changes.active ?? row.active,
    currency,
    ...termsColumns(isRepriced ? readTerms(changes, currency) : termsOf(row)),
    description: description === undefined ? row.description : description,
    metadata: changes.metadata ?? (row.metadata as Record<string, string>),
    successUrl: success_url === undefined ? row.successUrl : success_url,
    cancelUrl: cancel_url === undefined ? row.cancelUrl : cancel_url,
    invoiceExpirySeconds: changes.invoice_expires_in_seconds ?? row.invoiceExpirySeconds,
    maxUses: max_uses === undefined ? row.maxUses : max_uses,
  };
}

/** The link as it is and as it is to be, before anything of it is written. */
export type PreparedLinkChanges = Awaited<ReturnType<typeof prepareLinkChanges>>;

/**
 * All of changing a link that needs no transaction: authorises, parses, and prices an invoice of what it would be, which may
 * ask outside for a rate. Throws `forbidden`, `validation_failed`, `not_found`, `version_mismatch`, `unavailable`.
 */
export async function prepareLinkChanges(ctx: Context, input: UpdatePaymentLinkInput) {
  const merchantId = authorize(ctx, "payment_links:write");
  const { id, version, ...changes } = parse(updatePaymentLinkSchema, input);
  const row = await loadPaymentLink(ctx, merchantId, { id, version });
  const columns = columnsOf(row, changes);
  await draftInvoice(ctx, invoiceInput(columns, sampleAmount(termsOf(columns))));
  return { merchantId, row, columns };
}
