"use client";

import { QrCode } from "lucide-react";
import { type Control, useWatch } from "react-hook-form";
import { Money } from "@/components/format/money";
import { Monogram } from "@/components/ui/monogram";
import { formatAmount, parseAmount, subtract, sum } from "@/server/core/money";
import { priceLines } from "@/server/core/price-lines";
import type { CreateInvoiceInput } from "@/server/modules/invoices/schema";
import { ITEM_WORDS } from "./item-words";
import { LineItemTable } from "./line-item-table";
import { EXPIRY_OPTIONS, type InvoiceFormValues, toCreateInput } from "./invoice-form";

interface InvoicePreviewProps {
  control: Control<InvoiceFormValues, unknown, unknown>;
  merchantName: string;
}

const AMOUNT = /^\d{1,13}(\.\d{0,6})?$/;

/** The items as far as they can be priced already; null without any. */
function pricePreview({ line_items: items = [], currency = "USDT" }: CreateInvoiceInput) {
  const written = items.filter(
    ({ unit_amount, quantity = 1, tax_percentage = "0" }) =>
      AMOUNT.test(unit_amount) &&
      Number.isSafeInteger(quantity) &&
      quantity > 0 &&
      /^\d{1,3}(\.\d{1,2})?$/.test(tax_percentage),
  );
  if (items.length === 0) return null;
  try {
    const { lines, total } = priceLines(
      written.map(({ quantity = 1, ...item }) => ({
        ...item,
        quantity,
        tax_percentage: item.tax_percentage,
      })),
      currency,
    );
    const tax = sum(
      lines.map(({ tax_amount }) => parseAmount(tax_amount, currency)),
      currency,
    );
    return {
      currency,
      line_items: lines,
      amount: formatAmount(total),
      tax_amount: formatAmount(tax),
      subtotal_amount: formatAmount(subtract(total, tax)),
    };
  } catch {
    // More precision than the currency has: the form says so at the field.
    return null;
  }
}

/** What the customer will see, while it is being written. */
export function InvoicePreview({ control, merchantName }: InvoicePreviewProps) {
  const values = useWatch({ control }) as InvoiceFormValues;
  const { amount, currency = "USDT", description, order_id: orderId } = toCreateInput(values);
  const expiry = EXPIRY_OPTIONS.find(({ value }) => value === values.expires_in_seconds)?.label;
  const priced = pricePreview(toCreateInput(values));
  const shown = priced?.amount ?? (amount !== undefined && AMOUNT.test(amount) ? amount : "0.00");
  return (
    <section
      aria-label="Preview of the payment page"
      className="self-start rounded-xl border border-line bg-canvas p-5 md:sticky md:top-0"
    >
      <p className="text-xs font-medium text-muted">The customer sees</p>
      <div className="mt-3 flex items-center gap-2">
        <Monogram name={merchantName} size="sm" />
        <span className="min-w-0 truncate text-sm font-medium">{merchantName}</span>
      </div>
      <p className="mt-4 text-2xl font-semibold wrap-break-word">
        <Money amount={shown} currency={currency} />
      </p>
      {currency === "USD" ? (
        <p className="mt-0.5 text-xs text-muted">
          pays <Money amount={shown} currency="USDT" />
        </p>
      ) : null}
      {currency === "EUR" ? (
        <p className="mt-0.5 text-xs text-muted">paid in USDT, at the rate of the moment of creation</p>
      ) : null}
      {priced ? (
        <div className="mt-3">
          <LineItemTable invoice={priced} words={ITEM_WORDS} />
        </div>
      ) : null}
      {description ? <p className="mt-2 text-sm wrap-break-word text-ink">{description}</p> : null}
      {orderId ? <p className="mt-1 text-xs break-all text-muted">Order {orderId}</p> : null}
      <div
        aria-hidden
        className="mt-5 flex items-center justify-center rounded-lg border border-dashed border-line py-6 text-faint"
      >
        <QrCode className="size-16" strokeWidth={1} />
      </div>
      <p className="mt-4 text-xs text-muted">USDT on TRON (TRC-20) · expires after {expiry}</p>
    </section>
  );
}
