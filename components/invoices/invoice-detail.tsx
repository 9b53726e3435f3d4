"use client";

import { useQuery } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { JsonView } from "@/components/data/json-view";
import { amountText } from "@/components/format/amount";
import { Money } from "@/components/format/money";
import { EmptyState } from "@/components/layout/empty-state";
import { PageHeader } from "@/components/layout/page-header";
import { PaymentTable } from "@/components/payments/payment-table";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Skeleton } from "@/components/ui/skeleton";
import { invoiceQuery } from "./invoice-query";
import type { Invoice } from "@/server/modules/invoices/schema";
import { DiagnoseCard } from "./diagnose-card";
import { DetailsCard } from "./details-card";
import { ExceptionNote } from "./exception-note";
import { InvoiceActs } from "./invoice-acts";
import { InvoiceDeliveries } from "./invoice-deliveries";
import { InvoiceStatusBadge } from "./invoice-status";
import { InvoiceTimeline } from "./invoice-timeline";
import { ITEM_WORDS } from "./item-words";
import { LineItemTable } from "./line-item-table";
import { ManualPayments } from "./manual-payments";
import { MoneyCard } from "./money-card";
import { refreshInterval } from "./refresh";
import { TestPanel } from "./test-panel";

/** What this member may do on the page. */
export interface InvoiceAbilities {
  readonly update: boolean;
  readonly decide: boolean;
  readonly seeWebhooks: boolean;
  readonly seeRequests: boolean;
  readonly resendWebhooks: boolean;
  readonly payTest: boolean;
}

interface InvoiceDetailProps {
  id: string;
  abilities: InvoiceAbilities;
}

/** Everything about one invoice, kept up to date until nothing more can happen by itself. */
export function InvoiceDetail({ id, abilities }: InvoiceDetailProps) {
  const trpc = useTRPC();
  const query = useQuery(
    trpc.invoices.get.queryOptions(invoiceQuery(id), {
      refetchInterval: ({ state }) => refreshInterval(state.data),
    }),
  );
  if (query.isError && !query.data)
    return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton className="h-96 w-full" />;
  const invoice = query.data;
  const refresh = refreshInterval(invoice);
  return (
    <>
      <InvoiceHeader invoice={invoice} abilities={abilities} />
      <ExceptionNote invoice={invoice} decide={abilities.decide} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]">
        <div className="flex min-w-0 flex-col gap-5 lg:col-start-1 lg:row-span-2">
          {invoice.line_items.length > 0 ? (
            <Card title="Items">
              <LineItemTable invoice={invoice} words={ITEM_WORDS} />
            </Card>
          ) : null}
          <InvoicePayments invoice={invoice} />
          <ManualPayments invoice={invoice} />
          <InvoiceTimeline
            invoiceId={id}
            refresh={refresh}
            writable={abilities.update}
            seeRequests={abilities.seeRequests}
          />
          {abilities.seeWebhooks ? (
            <InvoiceDeliveries invoiceId={id} writable={abilities.resendWebhooks} />
          ) : null}
        </div>
        <div className="flex min-w-0 flex-col gap-5 max-lg:order-first">
          <MoneyCard invoice={invoice} />
          {abilities.payTest && invoice.status !== "cancelled" ? <TestPanel invoice={invoice} /> : null}
          {invoice.status === "paid" ? null : <DiagnoseCard invoiceId={id} />}
        </div>
        <DetailsCard invoice={invoice} />
      </div>
      <details className="mt-8">
        <summary className="w-fit rounded-sm text-sm font-medium text-muted hover:text-ink">Raw JSON</summary>
        <JsonView
          title={`GET /api/v1/invoices/${id}?expand=payments,settlement,customer`}
          value={invoice}
          className="mt-3"
        />
      </details>
    </>
  );
}

function InvoiceHeader({ invoice, abilities }: { invoice: Invoice; abilities: InvoiceAbilities }) {
  const isPaid = invoice.status === "paid";
  return (
    <PageHeader
      trail={[{ href: "/invoices", label: "Invoices" }]}
      title={<Money amount={invoice.amount} currency={invoice.currency} />}
      badge={<InvoiceStatusBadge status={invoice.status} exception={invoice.exception} />}
      description={invoice.description}
      actions={
        <InvoiceActs invoice={invoice} abilities={abilities}>
          <Button
            href={isPaid ? `${invoice.checkout_url}/receipt` : invoice.checkout_url}
            target="_blank"
            prefetch={false}
            icon={<ExternalLink aria-hidden />}
          >
            {isPaid ? "Open receipt" : "Open checkout"}
          </Button>
          <CopyButton words value={invoice.checkout_url} label="Copy checkout link" done="Link copied" />
        </InvoiceActs>
      }
    />
  );
}

function InvoicePayments({ invoice }: { invoice: Invoice }) {
  return (
    <Card title="Payments" padding="none">
      <PaymentTable
        label="Payments of this invoice"
        payments={invoice.payments ?? []}
        empty={
          <EmptyState title={invoice.status === "pending" ? "Waiting for the customer" : "Nothing was paid"}>
            {invoice.status === "pending"
              ? `A transfer of ${amountText(invoice.amount_due, invoice.payable.asset)} shows up here as soon as it is in a block.`
              : "No transfer reached this invoice’s address."}
          </EmptyState>
        }
      />
    </Card>
  );
}
