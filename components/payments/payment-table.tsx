"use client";

import type { ReactNode } from "react";
import type { Column } from "@/components/data/column";
import { DataTable } from "@/components/data/data-table";
import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { TxId } from "@/components/format/tx-id";
import { InvoiceName } from "@/components/money-lists/invoice-name";
import type { Named } from "@/server/modules/invoices/schema";
import type { Payment } from "@/server/modules/payments/schema";
import { Confirmations } from "./confirmations";
import { explorerTransaction } from "./explorer";
import { PaymentStatusBadge } from "./payment-status";

type ListedPayment = Payment & Partial<Named<unknown>>;

const AMOUNT: Column<Payment> = {
  id: "amount",
  header: "Amount",
  cell: ({ amount, asset }) => <Money amount={amount} currency={asset} className="font-medium" />,
  phone: "title",
};
const STATUS: Column<Payment> = {
  id: "status",
  header: "Status",
  cell: (payment) => <PaymentStatusBadge payment={payment} />,
  phone: "aside",
};
const TRANSACTION: Column<Payment> = {
  id: "transaction",
  header: "Transaction",
  cell: ({ network, tx_id }) => <TxId value={tx_id} href={explorerTransaction(network, tx_id)} />,
};
/** Where the list is not already about one invoice. */
const INVOICE: Column<ListedPayment> = {
  id: "invoice",
  header: "Invoice",
  cell: ({ invoice_id, invoice }) => <InvoiceName id={invoice_id} name={invoice} />,
  className: "@xl:max-w-56",
};
const CONFIRMATIONS: Column<Payment> = {
  id: "confirmations",
  header: "Confirmations",
  cell: (payment) => <Confirmations payment={payment} />,
};
const DETECTED: Column<Payment> = {
  id: "detected",
  header: "Detected",
  cell: ({ detected_at }) => <DateTime value={detected_at} lead="relative" />,
  align: "end",
};

const COLUMNS = [AMOUNT, STATUS, TRANSACTION, CONFIRMATIONS, DETECTED];
const LINKED_COLUMNS = [AMOUNT, STATUS, INVOICE, TRANSACTION, CONFIRMATIONS, DETECTED];
const BRIEF_COLUMNS = [AMOUNT, STATUS, DETECTED];

interface PaymentTableProps {
  label: string;
  payments: readonly ListedPayment[];
  /** Amount, status and time alone, for a summary. */
  brief?: boolean;
  /** Rows name their invoices and lead to them. */
  linked?: boolean;
  loading?: boolean;
  empty?: ReactNode;
  footer?: ReactNode;
}

export function PaymentTable({ label, payments, brief, linked, loading, empty, footer }: PaymentTableProps) {
  const full = linked ? LINKED_COLUMNS : COLUMNS;
  return (
    <DataTable
      label={label}
      columns={brief ? BRIEF_COLUMNS : full}
      rows={payments}
      rowKey={({ id }) => id}
      rowHref={linked ? ({ invoice_id }) => `/invoices/${invoice_id}` : undefined}
      loading={loading}
      empty={empty}
      footer={footer}
    />
  );
}
