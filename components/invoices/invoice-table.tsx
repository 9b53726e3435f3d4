"use client";

import type { ReactNode } from "react";
import { customerName } from "@/components/customers/customer-name";
import type { Column } from "@/components/data/column";
import { DataTable } from "@/components/data/data-table";
import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import type { Invoice } from "@/server/modules/invoices/schema";
import { InvoiceStatusBadge } from "./invoice-status";

const AMOUNT: Column<Invoice> = {
  id: "amount",
  header: "Amount",
  cell: ({ amount, currency }) => <Money amount={amount} currency={currency} className="font-medium" />,
  phone: "title",
};
const STATUS: Column<Invoice> = {
  id: "status",
  header: "Status",
  cell: ({ status, exception }) => <InvoiceStatusBadge status={status} exception={exception} />,
  phone: "aside",
};
const DESCRIPTION: Column<Invoice> = {
  id: "description",
  header: "Description",
  cell: ({ description }) => (
    <span className={description ? "line-clamp-1" : "text-muted"}>{description ?? "—"}</span>
  ),
  className: "@xl:max-w-64",
};
const ORDER: Column<Invoice> = {
  id: "order",
  header: "Order id",
  cell: ({ order_id }) => (
    <span className={order_id ? "line-clamp-1 break-all" : "text-muted"}>{order_id ?? "—"}</span>
  ),
  className: "@xl:max-w-40",
  phone: "hidden",
};
const CUSTOMER: Column<Invoice> = {
  id: "customer",
  header: "Customer",
  cell: ({ customer }) => (
    <span className={customer ? "line-clamp-1 break-all" : "text-muted"}>
      {customer ? customerName(customer) : "—"}
    </span>
  ),
  className: "@xl:max-w-48",
  phone: "hidden",
};
const CREATED: Column<Invoice> = {
  id: "created",
  header: "Created",
  cell: ({ created_at }) => <DateTime value={created_at} lead="relative" className="whitespace-nowrap" />,
  align: "end",
};

const COLUMNS = [AMOUNT, STATUS, DESCRIPTION, ORDER, CUSTOMER, CREATED];
const BRIEF_COLUMNS = [AMOUNT, STATUS, CREATED];

interface InvoiceTableProps {
  label: string;
  invoices: readonly Invoice[];
  /** Amount, status and time alone, for a summary. */
  brief?: boolean;
  loading?: boolean;
  empty?: ReactNode;
  footer?: ReactNode;
}

export function InvoiceTable({ label, invoices, brief, loading, empty, footer }: InvoiceTableProps) {
  return (
    <DataTable
      label={label}
      columns={brief ? BRIEF_COLUMNS : COLUMNS}
      rows={invoices}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/invoices/${id}`}
      loading={loading}
      empty={empty}
      footer={footer}
    />
  );
}
