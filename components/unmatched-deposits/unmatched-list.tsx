"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { useMemo } from "react";
import type { Column } from "@/components/data/column";
import { hrefWith, type ListPlace } from "@/components/data/cursor-trail";
import { FilterTabs } from "@/components/data/filter-tabs";
import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { TxId } from "@/components/format/tx-id";
import { EmptyState } from "@/components/layout/empty-state";
import { explorerTransaction } from "@/components/payments/explorer";
import { ListCard } from "@/components/providers/list-card";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import type { UnmatchedDeposit } from "@/server/modules/unmatched-deposits/schema";
import { DepositSheet } from "./deposit-sheet";
import { UNMATCHED_STATES, type UnmatchedState, unmatchedQuery } from "./queries";
import { REASON_WORDS, UnmatchedStatusBadge } from "./unmatched-look";

const REFRESH_MILLISECONDS = 5_000;
const TAB_LABELS: Record<UnmatchedState, string> = { open: "To decide", decided: "Decided" };

function columnsOf(writable: boolean): Column<UnmatchedDeposit>[] {
  return [
    {
      id: "amount",
      header: "Amount",
      cell: ({ amount, asset }) => <Money amount={amount} currency={asset} className="font-medium" />,
      phone: "title",
    },
    {
      id: "status",
      header: "Status",
      cell: (deposit) => <UnmatchedStatusBadge deposit={deposit} />,
      phone: "aside",
    },
    { id: "reason", header: "Why", cell: ({ reason }) => REASON_WORDS[reason].short },
    {
      id: "transaction",
      header: "Transaction",
      cell: ({ network, tx_id }) => <TxId value={tx_id} href={explorerTransaction(network, tx_id)} />,
    },
    {
      id: "arrived",
      header: "Arrived",
      cell: ({ block_time }) => <DateTime value={block_time} lead="relative" className="whitespace-nowrap" />,
      align: "end",
    },
    {
      id: "actions",
      header: "Actions",
      cell: (deposit) => <DepositSheet deposit={deposit} writable={writable} />,
      align: "end",
    },
  ];
}

interface UnmatchedListProps {
  state: UnmatchedState;
  place: ListPlace;
  writable: boolean;
}

/** The inbox: money that counts toward no invoice until somebody decides, and what was decided before. */
export function UnmatchedList({ state, place, writable }: UnmatchedListProps) {
  const trpc = useTRPC();
  const columns = useMemo(() => columnsOf(writable), [writable]);
  const refetchInterval = place.cursor ? (false as const) : REFRESH_MILLISECONDS;
  const counts = useQuery(trpc.unmatchedDeposits.counts.queryOptions(undefined, { refetchInterval }));
  const list = useQuery(
    trpc.unmatchedDeposits.list.queryOptions(unmatchedQuery(state, place.cursor), {
      placeholderData: keepPreviousData,
      refetchInterval,
    }),
  );
  const tabs = UNMATCHED_STATES.map((one) => ({
    href: hrefWith("/unmatched", { state: one === "open" ? undefined : one }),
    label: TAB_LABELS[one],
    current: one === state,
    ...(one === "open" && counts.data ? { count: counts.data.open, urgent: true } : {}),
  }));
  return (
    <>
      <FilterTabs label="State" items={tabs} />
      <ListCard
        label={TAB_LABELS[state]}
        list={list}
        columns={columns}
        empty={<NothingHere state={state} />}
        path="/unmatched"
        params={{ state: state === "open" ? undefined : state }}
        place={place}
        noun={["deposit", "deposits"]}
        className="mt-5"
      />
    </>
  );
}

function NothingHere({ state }: { state: UnmatchedState }) {
  if (state === "decided")
    return (
      <EmptyState icon={<Inbox />} title="Nothing was decided yet">
        What you assigned, kept or want refunded is listed here with its reason.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<Inbox />}
      title="No money waits for a decision"
      action={<Button href="/payments">Payments</Button>}
    >
      Money for a cancelled invoice, and late money that you hold, appears here.
    </EmptyState>
  );
}
