"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronRight, CircleCheck, Inbox, ReceiptText, Webhook } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Card } from "@/components/ui/card";
import { ALL_ENDPOINTS } from "./queries";

interface Concern {
  readonly href: string;
  readonly icon: ReactNode;
  readonly words: string;
}

const REFRESH_MILLISECONDS = 10_000;

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What waits for a decision of the merchant. */
export function AttentionCard() {
  const trpc = useTRPC();
  const counts = useQuery(
    trpc.invoices.counts.queryOptions(undefined, { refetchInterval: REFRESH_MILLISECONDS }),
  );
  const endpoints = useQuery(
    trpc.webhooks.endpoints.list.queryOptions(ALL_ENDPOINTS, { refetchInterval: REFRESH_MILLISECONDS }),
  );
  const unmatched = useQuery(
    trpc.unmatchedDeposits.counts.queryOptions(undefined, { refetchInterval: REFRESH_MILLISECONDS }),
  );
  const undecided = unmatched.data?.open ?? 0;
  const unusual = counts.data?.needingAttention ?? 0;
  const failing =
    endpoints.data?.data.filter(
      ({ failing_since, disabled_reason }) =>
        failing_since ?? (disabled_reason && disabled_reason !== "requested"),
    ).length ?? 0;
  const concerns: Concern[] = [
    ...(unusual > 0
      ? [
          {
            href: "/invoices?tab=attention",
            icon: <ReceiptText />,
            words: `${counted(unusual, "invoice was", "invoices were")} underpaid, overpaid or paid late`,
          },
        ]
      : []),
    ...(undecided > 0
      ? [
          {
            href: "/unmatched",
            icon: <Inbox />,
            words: `${counted(undecided, "transfer counts", "transfers count")} toward no invoice`,
          },
        ]
      : []),
    ...(failing > 0
      ? [
          {
            href: "/developers/webhooks",
            icon: <Webhook />,
            words: `${counted(failing, "webhook endpoint does", "webhook endpoints do")} not answer`,
          },
        ]
      : []),
  ];
  return (
    <Card title="Needs attention" padding="none">
      {concerns.length === 0 ? (
        <p className="flex items-center gap-2 px-4 py-4 text-sm text-muted sm:px-5">
          <CircleCheck aria-hidden className="size-4 text-success-ink" /> Nothing waits for you.
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {concerns.map(({ href, icon, words }) => (
            <li key={href}>
              <Link
                href={href}
                className="-outline-offset-2 flex items-center gap-3 px-4 py-3 text-sm hover:bg-hover/60 sm:px-5 [&_svg]:size-4 [&_svg]:shrink-0"
              >
                <span aria-hidden className="text-warning-ink">
                  {icon}
                </span>
                <span className="min-w-0 flex-1">{words}</span>
                <ChevronRight aria-hidden className="text-muted" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
