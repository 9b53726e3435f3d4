import { hash } from "node:crypto";
import { networkForMode, type NetworkSettings } from "@/server/config/networks";
import { canonicalJson } from "@/server/core/canonical-json";
import { DomainError, invalidField } from "@/server/core/errors";
import { compare, convert, formatAmount, type Money, money, parseAmount } from "@/server/core/money";
import { priceLines } from "@/server/core/price-lines";
import type { Context } from "@/server/db/context";
import { checkReturnLinks, MAXIMUM_DUE } from "@/server/modules/invoices/rules";
import type { LineItem, ParsedInvoiceInput } from "@/server/modules/invoices/schema";
import { getRate } from "@/server/modules/rates/get-rate";
import type { Rate } from "@/server/modules/rates/ports";

/** All that an invoice is made of before it is written. */
export interface InvoiceDraft {
  readonly input: ParsedInvoiceInput;
  readonly settings: NetworkSettings;
  readonly price: Money;
  readonly lines: LineItem[];
  /** What the customer pays in USDT; fixed with the invoice and never looked up again. */
  readonly due: Money;
  readonly rate: Rate;
  /** SHA-256 of the canonical input: tells a repeated order id from a conflicting one. */
  readonly inputHash: string;
}

/** The price that was named, or that the line items come to. Where both are there they agree to the unit. */
function priceOf({
  amount,
  line_items,
  currency,
}: ParsedInvoiceInput): Pick<InvoiceDraft, "price" | "lines"> {
  const named = amount === undefined ? undefined : parseAmount(amount, currency);
  if (!line_items) return { price: named ?? money(0n, currency), lines: [] };
  const { lines, total } = priceLines(line_items, currency);
  if (named && compare(named, total) !== 0)
    throw invalidField("amount", `Must be the total of the line items, ${formatAmount(total)}`);
  return { price: total, lines };
}

/**
 * Prices an invoice without writing it. Asks for the rate, perhaps outside, so call it before a transaction. What is due is
 * rounded up: the merchant never gets less than the price. Throws `validation_failed`, `unavailable` (mode without a
 * network, or no rate to be had).
 */
export async function draftInvoice(ctx: Context, input: ParsedInvoiceInput): Promise<InvoiceDraft> {
  checkReturnLinks(ctx.mode, input);
  const { price, lines } = priceOf(input);
  if (price.minor === 0n) throw invalidField("amount", "Must be more than zero");
  const rate = await getRate(ctx, input.currency);
  const due = convert(price, { ...rate, quote: "USDT" }, "up");
  if (compare(due, MAXIMUM_DUE) > 0)
    throw invalidField("amount", `Must be at most ${formatAmount(MAXIMUM_DUE)} USDT`);
  const settings = networkForMode(ctx.mode);
  if (!settings) throw new DomainError("unavailable", `No network is configured for ${ctx.mode} mode`);
  const inputHash = hash("sha256", canonicalJson(input));
  return { input, settings, price, lines, due, rate, inputHash };
}
