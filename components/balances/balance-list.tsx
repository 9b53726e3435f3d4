"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Skeleton } from "@/components/ui/skeleton";
import { BalanceCard } from "./balance-card";

const REFRESH_MILLISECONDS = 5_000;

/** What the merchant has, currency by currency, straight from the books. */
export function BalanceList() {
  const trpc = useTRPC();
  const balances = useQuery(
    trpc.balances.get.queryOptions(undefined, { refetchInterval: REFRESH_MILLISECONDS }),
  );
  if (balances.isError) return <LoadFailure error={balances.error} onRetry={() => void balances.refetch()} />;
  if (!balances.data) return <Skeleton className="h-48 w-full max-w-sm" />;
  return (
    <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
      {balances.data.currencies.map((balance) => (
        <BalanceCard key={balance.currency} balance={balance} />
      ))}
    </div>
  );
}
