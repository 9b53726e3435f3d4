import type { Metadata } from "next";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { CsvLink } from "@/components/data/csv-link";
import { parsePlace, type SearchParams } from "@/components/data/cursor-trail";
import { PageHeader } from "@/components/layout/page-header";
import { StatementDialog } from "@/components/settlements/statement-dialog";
import { SettlementList } from "@/components/settlements/settlement-list";

export const metadata: Metadata = { title: "Settlements" };

export default async function SettlementsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (!(await pageAccess("settlements:read", "/settlements"))) return <NoAccess />;
  const place = parsePlace(await searchParams);
  const ready = prefetch(trpc.settlements.list.queryOptions({ cursor: place.cursor }));
  return (
    <>
      <PageHeader
        title="Settlements"
        description="Each paid invoice, split into the platform fee and your net."
        actions={
          <>
            <StatementDialog />
            <CsvLink noun="settlements" />
          </>
        }
      />
      <Hydrated when={ready} fallback={<ListLoading />}>
        <SettlementList place={place} />
      </Hydrated>
    </>
  );
}
