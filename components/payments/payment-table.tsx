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
const INVOICE: Column<Named<Payment>> = {
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
/** Of a list that is about many invoices. */
export const PAYMENT_COLUMNS: readonly Column<Named<Payment>>[] = [
  AMOUNT,
  STATUS,
  INVOICE,
  TRANSACTION,
  CONFIRMATIONS,
  DETECTED,
];
const BRIEF_COLUMNS = [AMOUNT, STATUS, DETECTED];

interface PaymentTableProps {
  label: string;
  payments: readonly Payment[];
  /** Amount, status and time alone, for a summary. */
  brief?: boolean;
  /** Rows lead to their invoices. */
  linked?: boolean;
  loading?: boolean;
  empty?: ReactNode;
}

/** Payments without the names of their invoices. */
export function PaymentTable({ label, payments, brief, linked, loading, empty }: PaymentTableProps) {
  return (
    <DataTable
      label={label}
      columns={brief ? BRIEF_COLUMNS : COLUMNS}
      rows={payments}
      rowKey={({ id }) => id}
      rowHref={linked ? ({ invoice_id }) => `/invoices/${invoice_id}` : undefined}
      loading={loading}
      empty={empty}
    />
  );
}
