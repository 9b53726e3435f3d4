import type { Metadata } from "next";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { CsvLink } from "@/components/data/csv-link";
import type { SearchParams } from "@/components/data/cursor-trail";
import { parseMoneyFilters, toSettlementFilters } from "@/components/money-lists/filters";
import { PageHeader } from "@/components/layout/page-header";
import { StatementDialog } from "@/components/settlements/statement-dialog";
import { SettlementList } from "@/components/settlements/settlement-list";
import { SETTLEMENT_STATUSES } from "@/server/modules/settlements/status";

export const metadata: Metadata = { title: "Settlements" };

export default async function SettlementsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (!(await pageAccess("settlements:read", "/settlements"))) return <NoAccess />;
  const filters = parseMoneyFilters(await searchParams, SETTLEMENT_STATUSES);
  const conditions = toSettlementFilters(filters);
  const ready = prefetch(trpc.settlements.list.queryOptions({ ...conditions, cursor: filters.place.cursor }));
  return (
    <>
      <PageHeader
        title="Settlements"
        description="Each paid invoice, split into the platform fee and your net."
        actions={
          <>
            <StatementDialog />
            <CsvLink noun="settlements" filters={conditions} />
          </>
        }
      />
      <Hydrated when={ready} fallback={<ListLoading />}>
        <SettlementList filters={filters} />
      </Hydrated>
    </>
  );
}
