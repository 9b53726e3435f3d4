import type { AuthorizedMerchantId } from "@/server/core/actor";
import { addSeconds } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { invariant } from "@/server/core/invariant";
import type { TransactionContext } from "@/server/db/context";
import { appendEventsOf } from "@/server/db/event-log";
import type { Invoice as InvoiceRow } from "@/server/db/generated/client";
import { insertNew } from "@/server/db/insert-all";
import { sendTogether } from "@/server/db/send-together";
import { assignDepositAddresses } from "@/server/modules/deposit-addresses/assign-deposit-addresses";
import { takeDerivationIndices } from "@/server/modules/deposit-addresses/take-derivation-indices";
import type { InvoiceDraft } from "@/server/modules/invoices/draft-invoice";
import { invoiceEvent } from "@/server/modules/invoices/internal";
import { requiredConfirmations, toleranceOf } from "@/server/modules/invoices/rules";
import type { MerchantsTerms, MerchantTerms } from "@/server/modules/invoices/list-terms";
import type { Invoice } from "@/server/modules/invoices/schema";

export interface IssuedDraft {
  /** Whose request it is; all are in one transaction. */
  readonly ctx: TransactionContext;
  readonly merchantId: AuthorizedMerchantId;
  readonly draft: InvoiceDraft;
  /** A customer of the merchant, checked in this transaction. */
  readonly customerId?: string | null;
  /** The payment link that it comes from, and the hash of the form that asked for it. */
  readonly origin?: { readonly paymentLinkId: string; readonly paymentLinkForm: string };
}

/** The whole row, as the table holds it afterwards. */
function rowOf(
  { ctx, merchantId, draft, customerId, origin }: IssuedDraft,
  merchant: MerchantTerms,
): InvoiceRow {
  const { input, settings, price, lines, due, rate, inputHash } = draft;
  const now = ctx.clock.now();
  return {
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
    seenMinor: 0n,
    confirmedMinor: 0n,
    surplusMinor: 0n,
    surplusKeptMinor: 0n,
    manualMinor: 0n,
    feeBasisPoints: merchant.feeBasisPoints,
    requiredConfirmations: requiredConfirmations(due, merchant.confirmationsOverride),
    latePolicy: input.late_policy ?? merchant.latePolicy,
    description: input.description ?? null,
    orderId: input.order_id ?? null,
    customerId: customerId ?? null,
    paymentLinkId: origin?.paymentLinkId ?? null,
    paymentLinkForm: origin?.paymentLinkForm ?? null,
    metadata: input.metadata,
    successUrl: input.success_url ?? null,
    cancelUrl: input.cancel_url ?? null,
    inputHash,
    expiresAt: addSeconds(now, input.expires_in_seconds),
    confirmingAt: null,
    paidAt: null,
    expiredAt: null,
    cancelledAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

export interface IssuedInvoices {
  /** Null in the place of one whose order id or form another invoice has already. */
  readonly invoices: (Invoice | null)[];
  /** The last statements are on their way. The transaction may end when this is fulfilled. */
  readonly written: Promise<unknown>;
}

/**
 * Writes drafted invoices, each with its own deposit address, and tells of them: a handful of statements for all. `terms`
 * are those of `listTerms` in the same transaction. For verbs that have authorised their callers and refused the suspended.
 */
export async function issueInvoices(
  drafts: readonly IssuedDraft[],
  terms: MerchantsTerms,
): Promise<IssuedInvoices> {
  const [first] = drafts;
  if (!first) return { invoices: [], written: Promise.resolve() };
  const { tx } = first.ctx;
  const wanted = drafts.map((draft) => {
    const merchant = terms.get(draft.merchantId);
    invariant(merchant, "an authorised merchant exists");
    return { ...draft, row: rowOf(draft, merchant) };
  });
  const [inserted, indices] = await sendTogether([
    insertNew(
      tx,
      "invoices",
      wanted.map(({ row }) => row as Parameters<typeof insertNew>[2][number]),
    ),
    takeDerivationIndices(tx, wanted.length),
  ]);
  const issued = wanted.filter(({ row }) => inserted.has(row.id));
  const assigned = assignDepositAddresses(
    tx,
    issued.map(({ ctx, merchantId, draft, row }) => ({
      ctx,
      merchantId,
      invoiceId: row.id,
      settings: draft.settings,
      invoiceExpiresAt: row.expiresAt,
    })),
    indices,
  );
  const facts = issued.map(({ ctx, row }, index) => {
    const depositAddress = { address: assigned.addresses[index] ?? "" };
    return { ctx, event: invoiceEvent("invoice.created", { ...row, depositAddress }) };
  });
  const written = sendTogether([assigned.written, appendEventsOf(tx, facts)]);
  // Whoever gives up before would leave a failure that nobody hears of, and that ends the process.
  written.catch(() => undefined);
  const invoices = new Map(facts.map(({ event }) => [event.aggregateId, event.data as Invoice]));
  return { invoices: wanted.map(({ row }) => invoices.get(row.id) ?? null), written };
}
