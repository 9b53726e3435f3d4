import { createHash } from "node:crypto";
import { authorize } from "@/server/auth/authorize";
import { networkForMode, type NetworkSettings } from "@/server/config/networks";
import type { AuthorizedMerchantId } from "@/server/core/actor";
import { canonicalJson } from "@/server/core/canonical-json";
import { addSeconds } from "@/server/core/clock";
import { DomainError, invalidField } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { basisPointsOf, convert, formatAmount, type Money, parseAmount } from "@/server/core/money";
import { parse } from "@/server/core/parse";
import type { Context, TransactionContext } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { allocateDepositAddress } from "@/server/modules/deposit-addresses/allocate-deposit-address";
import { invoiceEvent, toInvoice, withAddress } from "@/server/modules/invoices/internal";
import { MAXIMUM_DUE, requiredConfirmations } from "@/server/modules/invoices/rules";
import { type CreateInvoiceInput, createInvoiceSchema, type Invoice } from "@/server/modules/invoices/schema";
import type { z } from "zod";

type ParsedInput = z.output<typeof createInvoiceSchema>;

/** What the customer pays, in USDT at par with USD. The rate is fixed with the invoice and never looked up again. */
function dueOf(price: Money): Money {
  return convert(price, { quote: "USDT", numerator: 1n, denominator: 1n }, "up");
}

function priceOf(input: ParsedInput): Money {
  const price = parseAmount(input.amount, input.currency);
  if (price.minor === 0n) throw invalidField("amount", "Must be more than zero");
  if (dueOf(price).minor > MAXIMUM_DUE.minor)
    throw invalidField("amount", `Must be at most ${formatAmount(MAXIMUM_DUE)}`);
  return price;
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
  inputHash: string,
) {
  const merchant = await ctx.tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
  const price = priceOf(input);
  const due = dueOf(price);
  const now = ctx.clock.now();
  const id = newId("invoice", ctx.clock);
  const inserted = await ctx.tx.invoice.createManyAndReturn({
    skipDuplicates: true,
    data: {
      id,
      merchantId,
      mode: ctx.mode,
      status: "pending",
      exception: "none",
      currency: price.currency,
      amountMinor: price.minor,
      asset: due.currency,
      network: settings.network,
      dueMinor: due.minor,
      toleranceMinor: basisPointsOf(due, merchant.toleranceBasisPoints, "down").minor,
      rateNumerator: 1n,
      rateDenominator: 1n,
      rateSource: "par",
      rateObservedAt: now,
      feeBasisPoints: merchant.feeBasisPoints,
      requiredConfirmations: requiredConfirmations(due, merchant.confirmationsOverride),
      latePolicy: merchant.latePolicy,
      description: input.description,
      orderId: input.order_id,
      customerEmail: input.customer_email,
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
 * Throws `forbidden`, `validation_failed`, `conflict` (order id of another body), `unavailable` (mode without a network).
 */
export async function createInvoice(outer: Context, body: CreateInvoiceInput): Promise<Invoice> {
  const merchantId = authorize(outer, "invoices:create");
  const input = parse(createInvoiceSchema, body);
  priceOf(input);
  const settings = networkForMode(outer.mode);
  if (!settings) throw new DomainError("unavailable", `No network is configured for ${outer.mode} mode`);
  const inputHash = createHash("sha256").update(canonicalJson(input)).digest("hex");
  return withTransaction(outer, async (ctx) => {
    const existing =
      input.order_id === undefined ? null : await findByOrder(ctx, merchantId, input.order_id, inputHash);
    if (existing) return toInvoice(existing);
    const row = await insertInvoice(ctx, merchantId, settings, input, inputHash);
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
