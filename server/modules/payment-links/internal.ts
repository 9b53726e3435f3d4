import { hash } from "node:crypto";
import { env } from "@/server/config/env";
import type { AuthorizedMerchantId } from "@/server/core/actor";
import { assertVersion, notFound } from "@/server/core/errors";
import {
  type Currency,
  formatAmount,
  type Money,
  money,
  parseAmount,
  subtract,
  sum,
} from "@/server/core/money";
import { time } from "@/server/core/wire";
import type { Context, TransactionContext } from "@/server/db/context";
import type { NewEvent } from "@/server/db/event-log";
import type { Invoice as InvoiceRow, PaymentLink as PaymentLinkRow } from "@/server/db/generated/client";
import { reader } from "@/server/db/transaction";
import type { LineItem, ParsedInvoiceInput } from "@/server/modules/invoices/schema";
import type { PAYMENT_LINK_EVENTS } from "@/server/modules/payment-links/events";
import { amountOf, type Terms } from "@/server/modules/payment-links/rules";
import type { PaymentLink } from "@/server/modules/payment-links/schema";

export type { PaymentLinkRow };

type PriceCurrency = PaymentLink["currency"];

/** The columns that hold what a link asks for. */
export function termsColumns({ amount, minimum, maximum, lines }: Terms) {
  return {
    amountMinor: amount?.minor ?? null,
    minimumMinor: minimum?.minor ?? null,
    maximumMinor: maximum?.minor ?? null,
    lineItems: lines.map((line): LineItem => ({ ...line })),
  };
}

type TermsRow = Pick<PaymentLinkRow, "currency" | "amountMinor" | "minimumMinor" | "maximumMinor"> & {
  readonly lineItems: unknown;
};

export function termsOf(row: TermsRow): Terms {
  const of = (minor: bigint | null): Money | null =>
    minor === null ? null : money(minor, row.currency as Currency);
  return {
    amount: of(row.amountMinor),
    minimum: of(row.minimumMinor),
    maximum: of(row.maximumMinor),
    lines: row.lineItems as LineItem[],
  };
}

/** What the merchant and whoever opens the link both see of the price. */
export function pricedFields(row: PaymentLinkRow) {
  const { amount, minimum, maximum, lines } = termsOf(row);
  const currency = row.currency as PriceCurrency;
  const tax = sum(
    lines.map(({ tax_amount }) => parseAmount(tax_amount, currency)),
    currency,
  );
  return {
    currency,
    amount: amount && formatAmount(amount),
    subtotal_amount: amount && formatAmount(subtract(amount, tax)),
    tax_amount: amount && formatAmount(tax),
    minimum_amount: minimum && formatAmount(minimum),
    maximum_amount: maximum && formatAmount(maximum),
    line_items: [...lines],
    description: row.description,
  };
}

export function toPaymentLink(row: PaymentLinkRow): PaymentLink {
  return {
    id: row.id,
    object: "payment_link",
    livemode: row.mode === "live",
    active: row.active,
    url: `${env().DARIC_BASE_URL}/pay/link/${row.id}`,
    ...pricedFields(row),
    success_url: row.successUrl,
    cancel_url: row.cancelUrl,
    invoice_expires_in_seconds: row.invoiceExpirySeconds,
    max_uses: row.maxUses,
    metadata: row.metadata as Record<string, string>,
    version: row.version,
    created_at: time(row.createdAt),
    updated_at: time(row.updatedAt),
  };
}

export function paymentLinkEvent(type: (typeof PAYMENT_LINK_EVENTS)[number], row: PaymentLinkRow): NewEvent {
  return {
    type,
    aggregateType: "payment_link",
    aggregateId: row.id,
    version: row.version,
    merchantId: row.merchantId,
    mode: row.mode,
    data: toPaymentLink(row),
  };
}

/** The tenant's link. Throws `not_found`, `version_mismatch`. */
export async function loadPaymentLink(
  ctx: Context,
  merchantId: AuthorizedMerchantId,
  { id, version }: { id: string; version?: number | undefined },
): Promise<PaymentLinkRow> {
  const row = await reader(ctx).paymentLink.findFirst({ where: { id, merchantId, mode: ctx.mode } });
  if (!row) throw notFound("payment link", id);
  assertVersion("payment link", row.version, version);
  return row;
}

type InvoicedRow = TermsRow &
  Pick<PaymentLinkRow, "description" | "successUrl" | "cancelUrl" | "invoiceExpirySeconds"> & {
    readonly metadata: unknown;
  };

/** What an invoice of the link is made of. Throws `validation_failed` at `amount` for a choice that the link does not leave. */
export function invoiceInput(row: InvoicedRow, chosen: string | undefined): ParsedInvoiceInput {
  const currency = row.currency as PriceCurrency;
  const terms = termsOf(row);
  const lines = terms.lines.map(({ description, quantity, unit_amount, tax_percentage }) => ({
    description,
    quantity,
    unit_amount,
    tax_percentage,
  }));
  return {
    amount: formatAmount(amountOf(terms, chosen, currency)),
    currency,
    line_items: lines.length > 0 ? lines : undefined,
    description: row.description ?? undefined,
    metadata: row.metadata as Record<string, string>,
    expires_in_seconds: row.invoiceExpirySeconds,
    success_url: row.successUrl ?? undefined,
    cancel_url: row.cancelUrl ?? undefined,
  };
}

/** An amount that the link allows, to try whether an invoice can be made of it. */
export function sampleAmount(terms: Terms): string | undefined {
  if (terms.amount) return undefined;
  const bound = terms.maximum ?? terms.minimum;
  return bound ? formatAmount(bound) : "1";
}

/** An invoice that may still be paid, or is: what `max_uses` bounds. */
const IN_USE: InvoiceRow["status"][] = ["pending", "confirming", "paid"];

export async function isUsedUp(ctx: Context, { id, maxUses }: PaymentLinkRow): Promise<boolean> {
  if (maxUses === null) return false;
  const uses = await reader(ctx).invoice.findMany({
    where: { paymentLinkId: id, status: { in: IN_USE } },
    select: { id: true },
    take: maxUses,
  });
  return uses.length >= maxUses;
}

/** The links, each with what its invoices come to. */
export async function addTotals(ctx: Context, links: readonly PaymentLink[]): Promise<PaymentLink[]> {
  const groups = await reader(ctx).invoice.groupBy({
    by: ["paymentLinkId", "status"],
    where: { paymentLinkId: { in: links.map(({ id }) => id) } },
    _count: { _all: true },
    _sum: { confirmedMinor: true },
  });
  return links.map((link) => {
    const own = groups.filter(({ paymentLinkId }) => paymentLinkId === link.id);
    const count = (of: typeof groups) => of.reduce((total, group) => total + group._count._all, 0);
    const confirmed = own.reduce((total, group) => total + (group._sum.confirmedMinor ?? 0n), 0n);
    const totals = {
      invoices: count(own),
      paid_invoices: count(own.filter(({ status }) => status === "paid")),
      uses: count(own.filter(({ status }) => IN_USE.includes(status))),
      amount_confirmed: formatAmount(money(confirmed, "USDT")),
    };
    return { ...link, totals };
  });
}

/** The link until the transaction ends: invoices of one link are made one after the other, and a change waits. */
export async function lockPaymentLink(ctx: TransactionContext, id: string): Promise<PaymentLinkRow> {
  await ctx.tx.$queryRaw`SELECT 1 FROM payment_links WHERE id = ${id} FOR NO KEY UPDATE`;
  return ctx.tx.paymentLink.findUniqueOrThrow({ where: { id } });
}

/** What a form is known by: the same one with another amount is another one. */
export function formHash(form: string, amount: string | undefined): string {
  return hash("sha256", JSON.stringify([form, amount ?? null]));
}
