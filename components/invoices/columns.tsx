import type { ReactNode } from "react";
import { customerName } from "@/components/customers/customer-name";
import type { Column } from "@/components/data/column";
import { amountText } from "@/components/format/amount";
import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { Checkbox } from "@/components/ui/checkbox";
import type { Invoice } from "@/server/modules/invoices/schema";
import { canCancelInvoice } from "@/server/modules/invoices/status";
import { INVOICE_COLUMNS, type InvoiceColumn } from "./column-choice";
import { InvoiceStatusBadge } from "./invoice-status";
import type { Selection } from "./use-selection";

/** A value, or a dash for none. */
function orDash(value: ReactNode, className: string) {
  return <span className={value ? className : "text-muted"}>{value ?? "—"}</span>;
}

function moment(value: string | null) {
  return value ? <DateTime value={value} lead="relative" className="whitespace-nowrap" /> : orDash(null, "");
}

/** Always there: what it is about, and how it stands. */
export const AMOUNT: Column<Invoice> = {
  id: "amount",
  header: "Amount",
  cell: ({ amount, currency }) => <Money amount={amount} currency={currency} className="font-medium" />,
  phone: "title",
};
export const STATUS: Column<Invoice> = {
  id: "status",
  header: "Status",
  cell: ({ status, exception }) => <InvoiceStatusBadge status={status} exception={exception} />,
  phone: "aside",
};

/** What may be shown beside them. */
export const OPTIONAL: Readonly<Record<InvoiceColumn, Column<Invoice>>> = {
  description: {
    id: "description",
    header: "Description",
    cell: ({ description }) => orDash(description, "line-clamp-1 wrap-break-word"),
    className: "@xl:max-w-64",
  },
  order: {
    id: "order",
    header: "Order id",
    cell: ({ order_id }) => orDash(order_id, "line-clamp-1 break-all"),
    className: "@xl:max-w-40",
    phone: "hidden",
  },
  customer: {
    id: "customer",
    header: "Customer",
    cell: ({ customer }) => orDash(customer ? customerName(customer) : null, "line-clamp-1 break-all"),
    className: "@xl:max-w-48",
    phone: "hidden",
  },
  due: {
    id: "due",
    header: "Due",
    cell: ({ amount_due }) => <Money amount={amount_due} currency="USDT" />,
    align: "end",
  },
  received: {
    id: "received",
    header: "Received",
    cell: ({ amount_paid }) => <Money amount={amount_paid} currency="USDT" />,
    align: "end",
  },
  created: { id: "created", header: "Created", cell: ({ created_at }) => moment(created_at), align: "end" },
  expires: { id: "expires", header: "Expires", cell: ({ expires_at }) => moment(expires_at), align: "end" },
  paid: {
    id: "paid",
    header: "Paid",
    cell: ({ status_transitions }) => moment(status_transitions.paid_at),
    align: "end",
  },
  id: {
    id: "id",
    header: "Invoice id",
    cell: ({ id }) => <code className="font-mono text-xs break-all">{id}</code>,
  },
};

export function columnsOf(chosen: readonly InvoiceColumn[]): Column<Invoice>[] {
  const shown = INVOICE_COLUMNS.filter((column) => chosen.includes(column));
  return [AMOUNT, STATUS, ...shown.map((column) => OPTIONAL[column])];
}

/** A box to tick for a bulk action, where there is one that the invoice allows. */
export function selectColumn(selection: Selection): Column<Invoice> {
  return {
    id: "select",
    header: "Select",
    cell: (invoice) =>
      canCancelInvoice(invoice) ? (
        <SelectBox
          object={`${amountText(invoice.amount, invoice.currency)}, ${invoice.order_id ?? invoice.id}`}
          checked={selection.has(invoice.id)}
          onCheckedChange={(selected) => selection.set([invoice], selected)}
        />
      ) : null,
    align: "end",
    phone: "unnamed",
  };
}

interface SelectBoxProps {
  object: string;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
}

/** Its words are part of what a thumb hits; in a wide table the column has them. */
function SelectBox({ object, ...box }: SelectBoxProps) {
  return (
    <Checkbox
      {...box}
      // The label names the box only once the page's script has tied them.
      aria-label={`Select ${object}`}
      label={
        <span className="@xl:sr-only">
          Select <span className="sr-only">{object}</span>
        </span>
      }
      className="relative z-10 w-fit py-1 @xl:ml-auto @xl:gap-0 @xl:py-0"
    />
  );
}
