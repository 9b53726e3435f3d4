import type { Metadata } from "next";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { CsvLink } from "@/components/data/csv-link";
import type { SearchParams } from "@/components/data/cursor-trail";
import { parseMoneyFilters, toPaymentFilters } from "@/components/money-lists/filters";
import { PageHeader } from "@/components/layout/page-header";
import { PaymentList } from "@/components/payments/payment-list";
import { PAYMENT_STATUSES } from "@/server/modules/payments/status";

export const metadata: Metadata = { title: "Payments" };

export default async function PaymentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (!(await pageAccess("payments:read", "/payments"))) return <NoAccess />;
  const filters = parseMoneyFilters(await searchParams, PAYMENT_STATUSES);
  const conditions = toPaymentFilters(filters);
  const ready = prefetch(trpc.payments.list.queryOptions({ ...conditions, cursor: filters.place.cursor }));
  return (
    <>
      <PageHeader
        title="Payments"
        description="Money that reached your invoices’ addresses, from the first block to final."
        actions={<CsvLink noun="payments" filters={conditions} />}
      />
      <Hydrated when={ready} fallback={<ListLoading />}>
        <PaymentList filters={filters} />
      </Hydrated>
    </>
  );
}
