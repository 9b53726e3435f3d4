"use client";

import type { ReactNode } from "react";
import type { Column } from "@/components/data/column";
import { DataTable } from "@/components/data/data-table";
import type { Invoice } from "@/server/modules/invoices/schema";
import { DEFAULT_COLUMNS } from "./column-choice";
import { columnsOf } from "./columns";

const USUAL_COLUMNS = columnsOf(DEFAULT_COLUMNS);
const BRIEF_COLUMNS = columnsOf(["created"]);

interface InvoiceTableProps {
  label: string;
  invoices: readonly Invoice[];
  /** Amount, status and time alone, for a summary. */
  brief?: boolean;
  /** Other columns than the usual ones. Memoise it. */
  columns?: readonly Column<Invoice>[];
  loading?: boolean;
  empty?: ReactNode;
  footer?: ReactNode;
}

export function InvoiceTable({ label, invoices, brief, columns, ...rest }: InvoiceTableProps) {
  return (
    <DataTable
      label={label}
      columns={brief ? BRIEF_COLUMNS : (columns ?? USUAL_COLUMNS)}
      rows={invoices}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/invoices/${id}`}
      {...rest}
    />
  );
}
