import type { Metadata } from "next";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { BalanceList } from "@/components/balances/balance-list";
import { PageHeader } from "@/components/layout/page-header";

export const metadata: Metadata = { title: "Balances" };

export default async function BalancesPage() {
  if (!(await pageAccess("balances:read", "/balances"))) return <NoAccess />;
  await prefetch(trpc.balances.get.queryOptions());
  return (
    <Hydrated>
      <PageHeader
        title="Balances"
        description="What is yours: free for payout, on its way, or waiting for a decision."
      />
      <BalanceList />
    </Hydrated>
  );
}
