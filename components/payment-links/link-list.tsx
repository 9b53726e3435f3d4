"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleOff, Link2 } from "lucide-react";
import { useMemo } from "react";
import type { Column } from "@/components/data/column";
import type { ListPlace } from "@/components/data/cursor-trail";
import { DataTable } from "@/components/data/data-table";
import { FilterChip } from "@/components/data/filter-chip";
import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { type StatusLook, StatusBadge } from "@/components/format/status-badge";
import { EmptyState } from "@/components/layout/empty-state";
import { ListCard } from "@/components/providers/list-card";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import type { PaymentLink } from "@/server/modules/payment-links/schema";
import { CreatePaymentLink } from "./create-payment-link";
import { LinkActions } from "./link-actions";
import { boundsText, linkName, usesText } from "./link-words";
import { linkQuery, linksQuery } from "./queries";

const ACTIVE: StatusLook = { label: "Active", tone: "success", icon: <CircleCheck aria-hidden /> };
const INACTIVE: StatusLook = { label: "Inactive", tone: "neutral", icon: <CircleOff aria-hidden /> };

function columnsOf(writable: boolean): Column<PaymentLink>[] {
  return [
    {
      id: "name",
      header: "Link",
      cell: (link) => <span className="line-clamp-2 font-medium wrap-anywhere">{linkName(link)}</span>,
      phone: "title",
    },
    {
      id: "status",
      header: "Status",
      cell: ({ active }) => <StatusBadge {...(active ? ACTIVE : INACTIVE)} />,
      phone: "aside",
    },
    {
      id: "price",
      header: "Price",
      cell: (link) =>
        link.amount === null ? (
          <span className="figures text-muted">{boundsText(link) ?? `Any amount in ${link.currency}`}</span>
        ) : (
          <Money amount={link.amount} currency={link.currency} />
        ),
    },
    {
      id: "uses",
      header: "Uses",
      cell: (link) => <span className="figures whitespace-nowrap">{usesText(link)}</span>,
      align: "end",
    },
    {
      id: "received",
      header: "Received",
      cell: ({ totals }) => <Money amount={totals?.amount_confirmed ?? "0.00"} currency="USDT" />,
      align: "end",
    },
    {
      id: "created",
      header: "Created",
      cell: ({ created_at }) => <DateTime value={created_at} lead="relative" className="whitespace-nowrap" />,
      align: "end",
    },
    {
      id: "actions",
      header: "Share",
      cell: (link) => (
        <span className="inline-flex items-center gap-1">
          <CopyButton value={link.url} label="Copy address" done="Address copied" size="sm" />
          <LinkActions link={link} writable={writable} />
        </span>
      ),
      align: "end",
    },
  ];
}

interface LinkListProps {
  place: ListPlace;
  writable: boolean;
}

/** The merchant's payment links with what came of each. */
export function LinkList({ place, writable }: LinkListProps) {
  const trpc = useTRPC();
  const columns = useMemo(() => columnsOf(writable), [writable]);
  const list = useQuery(
    trpc.paymentLinks.list.queryOptions(linksQuery(place.cursor), { placeholderData: keepPreviousData }),
  );
  return (
    <ListCard
      label="Payment links"
      list={list}
      columns={columns}
      empty={
        <EmptyState
          icon={<Link2 />}
          title="No payment link yet"
          action={writable ? <CreatePaymentLink /> : null}
        >
          Put one address on your site, a poster or an invoice of paper: whoever opens it can pay.
        </EmptyState>
      }
      path="/payment-links"
      place={place}
      noun={["link", "links"]}
    />
  );
}

/** One link of the list, which an address or the palette named. */
export function OneLink({ id, writable }: { id: string; writable: boolean }) {
  const trpc = useTRPC();
  const columns = useMemo(() => columnsOf(writable), [writable]);
  const link = useQuery(trpc.paymentLinks.get.queryOptions(linkQuery(id)));
  return (
    <>
      <p className="mb-3">
        <FilterChip name="Link" value={link.data ? linkName(link.data) : id} removeHref="/payment-links" />
      </p>
      {link.isError ? (
        <LoadFailure error={link.error} onRetry={() => void link.refetch()} />
      ) : (
        <Card padding="none">
          <DataTable
            label="Payment links"
            columns={columns}
            rows={link.data ? [link.data] : []}
            rowKey={(row) => row.id}
            loading={link.isPending}
          />
        </Card>
      )}
    </>
  );
}
