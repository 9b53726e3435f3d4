"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronRight, CircleCheck, Inbox, ReceiptText, Webhook } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { countText } from "@/components/format/count";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { ALL_ENDPOINTS } from "./queries";

interface Concern {
  readonly href: string;
  readonly icon: ReactNode;
  readonly count: number;
  /** The highest count that is exact. */
  readonly counted?: number | undefined;
  readonly one: string;
  readonly many: string;
}

const REFRESH_MILLISECONDS = 10_000;

/** What waits for a decision of the merchant, each with the way to it. */
export function AttentionCard() {
  const { concerns, failed } = useConcerns();
  return (
    <Card title="Needs attention" padding="none">
      {failed ? <LoadFailure error={failed.error} onRetry={failed.retry} /> : null}
      {concerns === null && !failed ? <AttentionSkeleton /> : null}
      {concerns?.length === 0 && !failed ? (
        <p className="flex items-center gap-2 px-4 py-4 text-sm text-muted sm:px-5">
          <CircleCheck aria-hidden className="size-4 text-success-ink" /> Nothing waits for you.
        </p>
      ) : null}
      {concerns && concerns.length > 0 ? (
        <ul className="divide-y divide-line">
          {concerns.map(({ href, icon, count, counted, one, many }) => (
            <li key={one}>
              <Link
                href={href}
                className="-outline-offset-2 flex items-center gap-3 px-4 py-3 text-sm hover:bg-hover/60 sm:px-5 [&_svg]:size-4 [&_svg]:shrink-0"
              >
                <span aria-hidden className="text-warning-ink">
                  {icon}
                </span>
                <span className="min-w-0 flex-1">
                  {countText(count, counted)} {count === 1 ? one : many}
                </span>
                <ChevronRight aria-hidden className="text-muted" />
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

export function AttentionSkeleton() {
  return (
    <div className="px-4 py-4 sm:px-5">
      <Skeleton className="h-5 w-40" />
    </div>
  );
}

/** What is known of the concerns; null while nothing is. What failed is told beside the rest. */
function useConcerns() {
  const trpc = useTRPC();
  const often = { refetchInterval: REFRESH_MILLISECONDS };
  const counts = useQuery(trpc.invoices.counts.queryOptions(undefined, often));
  const endpoints = useQuery(trpc.webhooks.endpoints.list.queryOptions(ALL_ENDPOINTS, often));
  const unmatched = useQuery(trpc.unmatchedDeposits.counts.queryOptions(undefined, often));
  const queries = [counts, endpoints, unmatched];
  const broken = queries.filter(({ isError, data }) => isError && !data);
  const failing = endpoints.data?.data.filter(
    ({ failing_since, disabled_reason }) =>
      failing_since ?? (disabled_reason && disabled_reason !== "requested"),
  );
  const { underpaid = 0, overpaid = 0, late = 0 } = counts.data?.byException ?? {};
  const counted = counts.data?.counted;
  const invoices = (exception: string) => `/invoices?tab=attention&exception=${exception}`;
  const receipt = <ReceiptText />;
  const all: Concern[] = [
    {
      href: invoices("underpaid"),
      icon: receipt,
      count: underpaid,
      counted,
      one: "invoice is underpaid",
      many: "invoices are underpaid",
    },
    {
      href: invoices("late"),
      icon: receipt,
      count: late,
      counted,
      one: "invoice was paid late",
      many: "invoices were paid late",
    },
    {
      href: invoices("overpaid"),
      icon: receipt,
      count: overpaid,
      counted,
      one: "invoice is overpaid",
      many: "invoices are overpaid",
    },
    {
      href: "/unmatched",
      icon: <Inbox />,
      count: unmatched.data?.open ?? 0,
      one: "transfer counts toward no invoice",
      many: "transfers count toward no invoice",
    },
    {
      href: "/developers/webhooks",
      icon: <Webhook />,
      count: failing?.length ?? 0,
      one: "webhook endpoint does not answer",
      many: "webhook endpoints do not answer",
    },
  ];
  const known = queries.some(({ data }) => data);
  return {
    concerns: known ? all.filter(({ count }) => count > 0) : null,
    failed: broken[0] && {
      error: broken[0].error,
      retry: () => broken.forEach(({ refetch }) => void refetch()),
    },
  };
}
