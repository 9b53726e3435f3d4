import { createHash } from "node:crypto";
import { authorize } from "@/server/auth/authorize";
import { networkForMode, type NetworkSettings } from "@/server/config/networks";
import type { AuthorizedMerchantId } from "@/server/core/actor";
import { canonicalJson } from "@/server/core/canonical-json";
import { addSeconds } from "@/server/core/clock";
import { DomainError, invalidField } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { compare, convert, formatAmount, type Money, money, parseAmount } from "@/server/core/money";
import { parse } from "@/server/core/parse";
import { priceLines } from "@/server/core/price-lines";
import type { Context, TransactionContext } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { checkCustomer } from "@/server/modules/customers/check-customer";
import { ensureCustomer } from "@/server/modules/customers/ensure-customer";
import { allocateDepositAddress } from "@/server/modules/deposit-addresses/allocate-deposit-address";
import { invoiceEvent, toInvoice, withAddress } from "@/server/modules/invoices/internal";
import {
  checkReturnLinks,
  MAXIMUM_DUE,
  requiredConfirmations,
  toleranceOf,
} from "@/server/modules/invoices/rules";
import {
  type CreateInvoiceInput,
  createInvoiceSchema,
  type Invoice,
  type LineItem,
} from "@/server/modules/invoices/schema";
import { getRate } from "@/server/modules/rates/get-rate";
import type { Rate } from "@/server/modules/rates/ports";
import type { z } from "zod";

type ParsedInput = z.output<typeof createInvoiceSchema>;

interface Priced {
  readonly price: Money;
  readonly lines: LineItem[];
  /** What the customer pays in USDT; fixed with the invoice and never looked up again. */
  readonly due: Money;
  readonly rate: Rate;
}

/** The price that was named, or that the line items come to. Where both are there they agree to the unit. */
function priceOf({ amount, line_items, currency }: ParsedInput): Pick<Priced, "price" | "lines"> {
  const named = amount === undefined ? undefined : parseAmount(amount, currency);
  if (!line_items) return { price: named ?? money(0n, currency), lines: [] };
  const { lines, total } = priceLines(line_items, currency);
  if (named && compare(named, total) !== 0)
    throw invalidField("amount", `Must be the total of the line items, ${formatAmount(total)}`);
  return { price: total, lines };
}

/** Asks for the rate, perhaps outside, so before the transaction. Rounded up: the merchant never gets less than the price. */
async function priceInvoice(ctx: Context, input: ParsedInput): Promise<Priced> {
  const { price, lines } = priceOf(input);
  if (price.minor === 0n) throw invalidField("amount", "Must be more than zero");
  const rate = await getRate(ctx, input.currency);
  const due = convert(price, { ...rate, quote: "USDT" }, "up");
  if (compare(due, MAXIMUM_DUE) > 0)
    throw invalidField("amount", `Must be at most ${formatAmount(MAXIMUM_DUE)} USDT`);
  return { price, lines, due, rate };
}

/** The customer that the body names, by id or in place. Throws `validation_failed` for an unknown or deleted one. */
async function customerOf(
  ctx: TransactionContext,
  merchantId: AuthorizedMerchantId,
  { customer_id, customer }: Pick<ParsedInput, "customer_id" | "customer">,
): Promise<string | null> {
  if (customer) return ensureCustomer(ctx, merchantId, customer);
  if (customer_id === undefined) return null;
  return checkCustomer(ctx, merchantId, customer_id);
}

/** The invoice that this order id made before; `conflict` when it was made of another body. */
async function findByOrder(
  ctx: TransactionContext,
  merchantId: AuthorizedMerchantId,
  orderId: string,
  inputHash: string,
) {
  const row = await ctx.tx.invoice.findFirst({
    where: { merchantId, mode: ctx.mode, orderId },
    include: withAddress,
  });
  if (row && row.inputHash !== inputHash) {
    const message = "This order id belongs to an invoice with other contents";
    throw new DomainError("conflict", message, {
      issues: [{ path: "order_id", message }],
      invoice_id: row.id,
    });
  }
  return row;
}

async function insertInvoice(
  ctx: TransactionContext,
  merchantId: AuthorizedMerchantId,
  settings: NetworkSettings,
  input: ParsedInput,
  { price, lines, due, rate, inputHash }: Priced & { readonly inputHash: string },
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
 * Creates an invoice with its own deposit address. The same order id with the same body returns the invoice that exists.
 * Throws `forbidden`, `validation_failed`, `conflict` (order id of another body), `unavailable` (mode without a network, or no rate to be had).
 */
export async function createInvoice(outer: Context, body: CreateInvoiceInput): Promise<Invoice> {
  const merchantId = authorize(outer, "invoices:create");
  const input = parse(createInvoiceSchema, body);
  checkReturnLinks(outer.mode, input);
  const priced = await priceInvoice(outer, input);
  const settings = networkForMode(outer.mode);
  if (!settings) throw new DomainError("unavailable", `No network is configured for ${outer.mode} mode`);
  const inputHash = createHash("sha256").update(canonicalJson(input)).digest("hex");
  return withTransaction(outer, async (ctx) => {
    const existing =
      input.order_id === undefined ? null : await findByOrder(ctx, merchantId, input.order_id, inputHash);
    if (existing) return toInvoice(existing);
    const row = await insertInvoice(ctx, merchantId, settings, input, { ...priced, inputHash });
    if (!row) return raceLost(ctx, merchantId, input, inputHash);
    const address = await allocateDepositAddress(ctx, {
      merchantId,
      invoiceId: row.id,
      settings,
      invoiceExpiresAt: row.expiresAt,
    });
    const created = { ...row, depositAddress: { address } };
    await appendEvents(ctx, [invoiceEvent("invoice.created", created)]);
    return toInvoice(created);
  });
}

/** Another call committed the same order id after we looked: answer with its invoice. */
async function raceLost(
  ctx: TransactionContext,
  merchantId: AuthorizedMerchantId,
  input: ParsedInput,
  inputHash: string,
): Promise<Invoice> {
  const winner =
    input.order_id === undefined ? null : await findByOrder(ctx, merchantId, input.order_id, inputHash);
  if (!winner) throw new DomainError("conflict", "The invoice could not be created; try again");
  return toInvoice(winner);
}
