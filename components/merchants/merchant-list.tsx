"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Store } from "lucide-react";
import { useRouter } from "next/navigation";
import type { Column } from "@/components/data/column";
import { hrefWith, type ListPlace } from "@/components/data/cursor-trail";
import { SearchBox } from "@/components/data/search-box";
import { DateTime } from "@/components/format/date-time";
import { EmptyState } from "@/components/layout/empty-state";
import { ListCard } from "@/components/providers/list-card";
import { useTRPC } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import type { MerchantOverview } from "@/server/modules/merchants/schema";
import { MerchantActions } from "./merchant-actions";
import { percentText } from "./typed-numbers";

const PATH = "/admin/merchants";

const COLUMNS: Column<MerchantOverview>[] = [
  {
    id: "name",
    header: "Name",
    cell: ({ id, name }) => (
      <span className="font-medium wrap-anywhere" title={id}>
        {name}
      </span>
    ),
    phone: "title",
  },
  {
    id: "status",
    header: "Status",
    cell: ({ last_live_invoice_at: at, suspended_at: suspended }) =>
      suspended !== null ? (
        <Badge tone="danger">Suspended</Badge>
      ) : at === null ? (
        <Badge>Testing</Badge>
      ) : (
        <span>
          Live, last invoice <DateTime value={at} lead="relative" />
        </span>
      ),
  },
  {
    id: "fee",
    header: "Fee",
    cell: ({ fee_basis_points }) => <span className="figures">{percentText(fee_basis_points)} %</span>,
    align: "end",
  },
  { id: "members", header: "Members", cell: ({ members }) => members, align: "end" },
  {
    id: "since",
    header: "Since",
    cell: ({ created_at }) => <DateTime value={created_at} dateOnly />,
    align: "end",
  },
  {
    id: "actions",
    header: "Actions",
    cell: (merchant) => <MerchantActions merchant={merchant} />,
    align: "end",
    phone: "aside",
  },
];

/** All merchants for the operator, found by name or id. */
export function MerchantList({ query, place }: { query: string | undefined; place: ListPlace }) {
  const trpc = useTRPC();
  const router = useRouter();
  const list = useQuery(
    trpc.admin.merchants.queryOptions({ query, cursor: place.cursor }, { placeholderData: keepPreviousData }),
  );
  return (
    <>
      <div className="pb-4">
        <SearchBox
          label="Search merchants"
          placeholder="Search by name or id"
          path={PATH}
          value={query}
          onSearch={(text) => router.push(hrefWith(PATH, { query: text }), { scroll: false })}
        />
      </div>
      <ListCard
        label="Merchants"
        list={list}
        columns={COLUMNS}
        empty={<EmptyState icon={<Store />} title="No such merchant" />}
        path={PATH}
        params={{ query }}
        place={place}
        noun={["merchant", "merchants"]}
      />
    </>
  );
}
