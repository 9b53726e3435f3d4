import type { Metadata } from "next";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { BalanceList } from "@/components/balances/balance-list";
import { PageHeader } from "@/components/layout/page-header";

export const metadata: Metadata = { title: "Balances" };

export default async function BalancesPage() {
  if (!(await pageAccess("balances:read", "/balances"))) return <NoAccess />;
  const ready = prefetch(trpc.balances.get.queryOptions());
  return (
    <>
      <PageHeader
        title="Balances"
        description="What is yours: free for payout, on its way, or waiting for a decision."
      />
      <Hydrated when={ready} fallback={<ListLoading />}>
        <BalanceList />
      </Hydrated>
    </>
  );
}
