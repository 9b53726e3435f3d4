"use client";

import { QrCode } from "lucide-react";
import { type Control, useWatch } from "react-hook-form";
import { Money } from "@/components/format/money";
import { Monogram } from "@/components/ui/monogram";
import { EXPIRY_OPTIONS, type InvoiceFormValues, toCreateInput } from "./invoice-form";

interface InvoicePreviewProps {
  control: Control<InvoiceFormValues, unknown, unknown>;
  merchantName: string;
}

const AMOUNT = /^\d{1,13}(\.\d{0,6})?$/;

/** What the customer will see, while it is being written. */
export function InvoicePreview({ control, merchantName }: InvoicePreviewProps) {
  const values = useWatch({ control }) as InvoiceFormValues;
  const { amount, currency = "USDT", description, order_id: orderId } = toCreateInput(values);
  const expiry = EXPIRY_OPTIONS.find(({ value }) => value === values.expires_in_seconds)?.label;
  const shown = amount !== undefined && AMOUNT.test(amount) ? amount : "0.00";
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
