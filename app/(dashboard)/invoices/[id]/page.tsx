import type { Metadata } from "next";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, load, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { InvoiceDetail } from "@/components/invoices/invoice-detail";
import { invoiceQuery } from "@/components/invoices/invoice-query";
import { Skeleton } from "@/components/ui/skeleton";
import { sessionAllows } from "@/server/auth/session";
import { env } from "@/server/config/env";

export const metadata: Metadata = { title: "Invoice" };

export default async function InvoicePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const session = await pageAccess("invoices:read", `/invoices/${id}`);
  if (!session) return <NoAccess />;
  await load(trpc.invoices.get.queryOptions(invoiceQuery(id)));
  const seeWebhooks = sessionAllows(session, "webhooks:read");
  const ready = Promise.all([
    prefetch(trpc.events.timeline.queryOptions({ invoice_id: id })),
    seeWebhooks ? prefetch(trpc.webhooks.deliveries.ofInvoice.queryOptions({ invoice_id: id })) : undefined,
  ]);
  const abilities = {
    update: sessionAllows(session, "invoices:update"),
    decide: sessionAllows(session, "payments:write"),
    seeWebhooks,
    seeRequests: sessionAllows(session, "request_logs:read"),
    resendWebhooks: sessionAllows(session, "webhooks:write"),
    payTest:
      session.mode === "test" &&
      env().TRON_CONTROL_URL !== undefined &&
      sessionAllows(session, "test_helpers:use"),
  };
  return (
    <Hydrated when={ready} fallback={<Skeleton className="h-96 w-full" />}>
      <InvoiceDetail id={id} abilities={abilities} />
    </Hydrated>
  );
}
