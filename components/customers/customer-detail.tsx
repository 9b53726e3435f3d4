"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ListPlace } from "@/components/data/cursor-trail";
import { ListFooter } from "@/components/data/list-footer";
import { StatTile } from "@/components/data/stat-tile";
import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { TxId } from "@/components/format/tx-id";
import { InvoiceTable } from "@/components/invoices/invoice-table";
import { EmptyState } from "@/components/layout/empty-state";
import { PageHeader } from "@/components/layout/page-header";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Card } from "@/components/ui/card";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import type { Customer } from "@/server/modules/customers/schema";
import { customerName } from "./customer-name";
import { DeleteCustomer } from "./delete-customer";
import { EditCustomer } from "./edit-customer";
import { customerInvoicesQuery, customerQuery } from "./queries";

interface CustomerDetailProps {
  id: string;
  place: ListPlace;
  writable: boolean;
}

/** One customer: who they are, what they paid, and their invoices. */
export function CustomerDetail({ id, place, writable }: CustomerDetailProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.customers.get.queryOptions(customerQuery(id)));
  if (query.isError && !query.data)
    return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton className="h-96 w-full" />;
  const customer = query.data;
  const changeable = writable && customer.anonymised_at === null;
  return (
    <>
      <PageHeader
        trail={[{ href: "/customers", label: "Customers" }]}
        title={customerName(customer)}
        description={customer.name === null ? null : customer.email}
        actions={
          changeable ? (
            <>
              <EditCustomer customer={customer} />
              <DeleteCustomer customer={customer} />
            </>
          ) : null
        }
      />
      <Totals customer={customer} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <CustomerInvoices id={id} place={place} />
        <Facts customer={customer} />
      </div>
    </>
  );
}

function Totals({ customer: { totals } }: { customer: Customer }) {
  if (!totals) return null;
  return (
    <div className="mb-5 grid gap-4 sm:grid-cols-3">
      <StatTile label="Invoices" value={String(totals.invoices)} />
      <StatTile label="Paid" value={String(totals.paid_invoices)} />
      <StatTile label="Received" value={<Money amount={totals.amount_confirmed} currency="USDT" />} />
    </div>
  );
}

function CustomerInvoices({ id, place }: { id: string; place: ListPlace }) {
  const trpc = useTRPC();
  const list = useQuery(
    trpc.invoices.list.queryOptions(customerInvoicesQuery(id, place.cursor), {
      placeholderData: keepPreviousData,
    }),
  );
  if (list.isError) return <LoadFailure error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <Card title="Invoices" padding="none">
      <InvoiceTable
        label="Invoices of this customer"
        invoices={list.data?.data ?? []}
        loading={list.isPending}
        brief
        empty={<EmptyState title="No invoices">Name this customer in an invoice to see it here.</EmptyState>}
        footer={
          <ListFooter
            path={`/customers/${id}`}
            place={place}
            list={list.data}
            noun={["invoice", "invoices"]}
          />
        }
      />
    </Card>
  );
}

function Facts({ customer }: { customer: Customer }) {
  const { id, email, phone, created_at, anonymised_at: deleted, metadata } = customer;
  return (
    <Card title="Details">
      <KeyValueList
        layout="stacked"
        className="sm:grid-cols-1!"
        items={[
          { key: "Customer id", value: <TxId value={id} label="customer id" /> },
          ...(email ? [{ key: "E-mail", value: <Link href={`mailto:${email}`}>{email}</Link> }] : []),
          ...(phone ? [{ key: "Phone", value: <Link href={`tel:${phone}`}>{phone}</Link> }] : []),
          { key: "Created", value: <DateTime value={created_at} lead="both" /> },
          ...(deleted
            ? [{ key: "Personal data deleted", value: <DateTime value={deleted} lead="both" /> }]
            : []),
        ]}
      />
      {Object.keys(metadata).length > 0 ? (
        <>
          <h3 className="mt-5 border-t border-line pt-4 text-sm font-semibold">Metadata</h3>
          <KeyValueList
            className="mt-1"
            items={Object.entries(metadata).map(([key, value]) => ({ key, value }))}
          />
        </>
      ) : null}
    </Card>
  );
}
