import type { AuthorizedMerchantId } from "@/server/core/actor";
import { addSeconds } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import type { TransactionContext } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { checkCustomer } from "@/server/modules/customers/check-customer";
import { ensureCustomer } from "@/server/modules/customers/ensure-customer";
import { allocateDepositAddress } from "@/server/modules/deposit-addresses/allocate-deposit-address";
import type { InvoiceDraft } from "@/server/modules/invoices/draft-invoice";
import { invoiceEvent, toInvoice } from "@/server/modules/invoices/internal";
import { requiredConfirmations, toleranceOf } from "@/server/modules/invoices/rules";
import type { Invoice, ParsedInvoiceInput } from "@/server/modules/invoices/schema";

/** The payment link that an invoice comes from, and the hash of the form that asked for it. */
interface Origin {
  readonly paymentLinkId: string;
  readonly paymentLinkForm: string;
}

/** The customer that the body names, by id or in place. Throws `validation_failed` for an unknown or deleted one. */
async function customerOf(
  ctx: TransactionContext,
  merchantId: AuthorizedMerchantId,
  { customer_id, customer }: ParsedInvoiceInput,
): Promise<string | null> {
  if (customer) return ensureCustomer(ctx, merchantId, customer);
  if (customer_id === undefined) return null;
  return checkCustomer(ctx, merchantId, customer_id);
}

async function insertInvoice(
  ctx: TransactionContext,
  merchantId: AuthorizedMerchantId,
  { input, settings, price, lines, due, rate, inputHash }: InvoiceDraft,
  origin: Origin | undefined,
) {
  const merchant = await ctx.tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
  const customerId = await customerOf(ctx, merchantId, input);
  const now = ctx.clock.now();
  const inserted = await ctx.tx.invoice.createManyAndReturn({
    skipDuplicates: true,
    data: {
      id: newId("invoice", ctx.clock),
      merchantId,
      mode: ctx.mode,
      status: "pending",
      exception: "none",
      currency: price.currency,
      amountMinor: price.minor,
      lineItems: lines,
      asset: due.currency,
      network: settings.network,
      dueMinor: due.minor,
      toleranceMinor: toleranceOf(due, input.tolerance, merchant.toleranceBasisPoints).minor,
      rateNumerator: rate.numerator,
      rateDenominator: rate.denominator,
      rateSource: rate.source,
      rateObservedAt: rate.observedAt,
      feeBasisPoints: merchant.feeBasisPoints,
      requiredConfirmations: requiredConfirmations(due, merchant.confirmationsOverride),
      latePolicy: input.late_policy ?? merchant.latePolicy,
      description: input.description,
      orderId: input.order_id,
      customerId,
      ...origin,
      metadata: input.metadata,
      successUrl: input.success_url,
      cancelUrl: input.cancel_url,
      inputHash,
      expiresAt: addSeconds(now, input.expires_in_seconds),
      createdAt: now,
      updatedAt: now,
    },
  });
  return inserted[0];
}

/**
 * Writes a drafted invoice with its own deposit address and tells of it; null when another one has its order id or its form
 * already. For verbs that have authorised their caller. Throws `validation_failed` for an unknown customer.
 */
export async function issueInvoice(
  ctx: TransactionContext,
  merchantId: AuthorizedMerchantId,
  draft: InvoiceDraft,
  origin?: Origin,
): Promise<Invoice | null> {
  const row = await insertInvoice(ctx, merchantId, draft, origin);
  if (!row) return null;
  const address = await allocateDepositAddress(ctx, {
    merchantId,
    invoiceId: row.id,
    settings: draft.settings,
    invoiceExpiresAt: row.expiresAt,
  });
  const created = { ...row, depositAddress: { address } };
  await appendEvents(ctx, [invoiceEvent("invoice.created", created)]);
  return toInvoice(created);
}
