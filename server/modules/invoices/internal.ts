import { env } from "@/server/config/env";
import {
  type Currency,
  excess,
  formatAmount,
  formatPercentage,
  money,
  parseAmount,
  subtract,
  sum,
} from "@/server/core/money";
import { time, timeOrNull } from "@/server/core/wire";
import type { NewEvent } from "@/server/db/event-log";
import type { DepositAddress, Invoice as InvoiceRow } from "@/server/db/generated/client";
import type { Invoice, LineItem } from "@/server/modules/invoices/schema";

export type AddressedInvoiceRow = InvoiceRow & {
  readonly depositAddress: Pick<DepositAddress, "address"> | null;
};

/** What every read of an invoice selects with it. */
export const withAddress = { depositAddress: { select: { address: true } } } as const;

function rateOf(row: InvoiceRow) {
  return {
    base: row.currency,
    quote: row.asset,
    numerator: row.rateNumerator.toString(),
    denominator: row.rateDenominator.toString(),
    source: row.rateSource,
    observed_at: time(row.rateObservedAt),
  };
}

/** The price and what it is made of. Without line items all of it is untaxed. */
function priceOf(row: InvoiceRow) {
  const currency = row.currency as Currency;
  const lines = row.lineItems as unknown as LineItem[];
  const amount = money(row.amountMinor, currency);
  const tax = sum(
    lines.map(({ tax_amount }) => parseAmount(tax_amount, currency)),
    currency,
  );
  return {
    currency: currency as Invoice["currency"],
    amount: formatAmount(amount),
    subtotal_amount: formatAmount(subtract(amount, tax)),
    tax_amount: formatAmount(tax),
    line_items: lines,
  };
}

/** The fields that merchant and customer both see; amounts but the price are in the asset. */
export function sharedFields(row: AddressedInvoiceRow) {
  const asset = (minor: bigint) => formatAmount(money(minor, "USDT"));
  const due = money(row.dueMinor, "USDT");
  const seen = money(row.seenMinor, "USDT");
  return {
    id: row.id,
    livemode: row.mode === "live",
    status: row.status,
    exception: row.exception,
    ...priceOf(row),
    payable: {
      asset: "USDT" as const,
      network: row.network,
      amount: asset(row.dueMinor),
      address: row.depositAddress?.address ?? "",
      rate: rateOf(row),
    },
    amount_due: asset(row.dueMinor),
    amount_paid: asset(row.seenMinor),
    amount_confirmed: asset(row.confirmedMinor),
    amount_remaining: formatAmount(excess(due, seen)),
    amount_overpaid: asset(row.surplusMinor),
    required_confirmations: row.requiredConfirmations,
    description: row.description,
    order_id: row.orderId,
    success_url: row.successUrl,
    cancel_url: row.cancelUrl,
    receipt_url: row.status === "paid" ? `${env().DARIC_BASE_URL}/pay/${row.id}/receipt` : null,
    status_transitions: {
      confirming_at: timeOrNull(row.confirmingAt),
      paid_at: timeOrNull(row.paidAt),
      expired_at: timeOrNull(row.expiredAt),
      cancelled_at: timeOrNull(row.cancelledAt),
    },
    expires_at: time(row.expiresAt),
    version: row.version,
    created_at: time(row.createdAt),
  };
}

/** The invoice as its merchant sees it, without expansions. */
export function toInvoice(row: AddressedInvoiceRow): Invoice {
  const { id, ...shared } = sharedFields(row);
  return {
    id,
    object: "invoice",
    ...shared,
    amount_surplus_kept: formatAmount(money(row.surplusKeptMinor, "USDT")),
    amount_manual: formatAmount(money(row.manualMinor, "USDT")),
    tolerance: formatAmount(money(row.toleranceMinor, "USDT")),
    platform_fee_percentage: formatPercentage(row.feeBasisPoints),
    late_policy: row.latePolicy,
    customer_id: row.customerId,
    payment_link_id: row.paymentLinkId,
    metadata: row.metadata as Record<string, string>,
    checkout_url: `${env().DARIC_BASE_URL}/pay/${row.id}`,
    updated_at: time(row.updatedAt),
  };
}

export function invoiceEvent(type: string, row: AddressedInvoiceRow): NewEvent {
  return {
    type,
    aggregateType: "invoice",
    aggregateId: row.id,
    version: row.version,
    merchantId: row.merchantId,
    mode: row.mode,
    data: toInvoice(row),
  };
}
