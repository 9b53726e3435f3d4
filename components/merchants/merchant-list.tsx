"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Search, Store } from "lucide-react";
import { useRouter } from "next/navigation";
import type { Column } from "@/components/data/column";
import { hrefWith, type ListPlace } from "@/components/data/cursor-trail";
import { DataTable } from "@/components/data/data-table";
import { ListFooter } from "@/components/data/list-footer";
import { DateTime } from "@/components/format/date-time";
import { EmptyState } from "@/components/layout/empty-state";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Input } from "@/components/ui/input";
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
  function search(data: FormData) {
    const text = data.get("query");
    router.push(hrefWith(PATH, { query: typeof text === "string" ? text.trim() : "" }), { scroll: false });
  }
  return (
    <>
      <form role="search" action={search} className="w-full pb-4 sm:max-w-sm">
        <Input
          key={query}
          type="search"
          name="query"
          aria-label="Search merchants"
          placeholder="Search by name or id"
          defaultValue={query ?? ""}
          maxLength={100}
          prefix={<Search aria-hidden />}
        />
      </form>
      {list.isError ? (
        <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Card padding="none">
          <DataTable
            label="Merchants"
            columns={COLUMNS}
            rows={list.data?.data ?? []}
            rowKey={({ id }) => id}
            loading={list.isPending}
            empty={<EmptyState icon={<Store />} title="No such merchant" />}
            footer={
              <ListFooter
                path={PATH}
                params={{ query }}
                place={place}
                list={list.data}
                noun={["merchant", "merchants"]}
              />
            }
          />
        </Card>
      )}
    </>
  );
}
