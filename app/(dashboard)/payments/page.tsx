import type { Metadata } from "next";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { CsvLink } from "@/components/data/csv-link";
import { parsePlace, type SearchParams } from "@/components/data/cursor-trail";
import { PageHeader } from "@/components/layout/page-header";
import { PaymentList } from "@/components/payments/payment-list";

export const metadata: Metadata = { title: "Payments" };

export default async function PaymentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (!(await pageAccess("payments:read", "/payments"))) return <NoAccess />;
  const place = parsePlace(await searchParams);
  const ready = prefetch(trpc.payments.list.queryOptions({ cursor: place.cursor }));
  return (
    <>
      <PageHeader
        title="Payments"
        description="Money that reached your invoices’ addresses, from the first block to final."
        actions={<CsvLink noun="payments" />}
      />
      <Hydrated when={ready} fallback={<ListLoading />}>
        <PaymentList place={place} />
      </Hydrated>
    </>
  );
}
