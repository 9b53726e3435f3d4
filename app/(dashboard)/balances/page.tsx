import type { Metadata } from "next";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { parseAccount } from "@/components/balances/accounts";
import { BalanceList } from "@/components/balances/balance-list";
import { LedgerLines } from "@/components/balances/ledger-lines";
import { CsvLink } from "@/components/data/csv-link";
import { param, parsePlace, type SearchParams } from "@/components/data/cursor-trail";
import { PageHeader } from "@/components/layout/page-header";

export const metadata: Metadata = { title: "Balances" };

export default async function BalancesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (!(await pageAccess("balances:read", "/balances"))) return <NoAccess />;
  const params = await searchParams;
  const account = parseAccount(param(params, "account"));
  const place = parsePlace(params);
  const ready = Promise.all([
    prefetch(trpc.balances.get.queryOptions()),
    prefetch(trpc.balances.lines.queryOptions({ account, cursor: place.cursor })),
  ]);
  return (
    <>
      <PageHeader
        title="Balances"
        description="What is yours: free for payout, on its way, or waiting for a decision."
        actions={<CsvLink noun="balance_transactions" filters={{ account }} />}
      />
      <Hydrated when={ready} fallback={<ListLoading />}>
        <BalanceList />
        <LedgerLines account={account} place={place} />
      </Hydrated>
    </>
  );
}
