"use client";

import type { ReactNode } from "react";
import type { Column } from "@/components/data/column";
import { DataTable } from "@/components/data/data-table";
import { DateTime } from "@/components/format/date-time";
import type { Customer } from "@/server/modules/customers/schema";
import { customerName } from "./customer-name";

const NAME: Column<Customer> = {
  id: "name",
  header: "Name",
  cell: (customer) => <span className="line-clamp-1 font-medium break-all">{customerName(customer)}</span>,
  phone: "title",
};
const EMAIL: Column<Customer> = {
  id: "email",
  header: "E-mail",
  cell: ({ email }) => <span className="line-clamp-1 break-all">{email}</span>,
};
const PHONE: Column<Customer> = {
  id: "phone",
  header: "Phone",
  cell: ({ phone }) => <span className={phone ? "whitespace-nowrap" : "text-muted"}>{phone ?? "—"}</span>,
  phone: "hidden",
};
const CREATED: Column<Customer> = {
  id: "created",
  header: "Created",
  cell: ({ created_at }) => <DateTime value={created_at} lead="relative" className="whitespace-nowrap" />,
  align: "end",
};

const COLUMNS = [NAME, EMAIL, PHONE, CREATED];

interface CustomerTableProps {
  customers: readonly Customer[];
  loading?: boolean;
  empty?: ReactNode;
  footer?: ReactNode;
}

export function CustomerTable({ customers, loading, empty, footer }: CustomerTableProps) {
  return (
    <DataTable
      label="Customers"
      columns={COLUMNS}
      rows={customers}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/customers/${id}`}
      loading={loading}
      empty={empty}
      footer={footer}
    />
  );
}
