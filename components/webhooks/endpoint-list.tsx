"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Webhook } from "lucide-react";
import type { Column } from "@/components/data/column";
import type { ListPlace } from "@/components/data/cursor-trail";
import { DataTable } from "@/components/data/data-table";
import { ListFooter } from "@/components/data/list-footer";
import { DateTime } from "@/components/format/date-time";
import { EmptyState } from "@/components/layout/empty-state";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Card } from "@/components/ui/card";
import type { WebhookEndpoint } from "@/server/modules/webhooks/schema";
import { CreateEndpoint } from "./create-endpoint";
import { eventsText } from "./event-choices";
import { EndpointStatusBadge } from "./webhook-status";

const COLUMNS: readonly Column<WebhookEndpoint>[] = [
  {
    id: "url",
    header: "URL",
    cell: ({ url }) => <span className="font-medium break-all">{url}</span>,
    phone: "title",
  },
  {
    id: "status",
    header: "Status",
    cell: (endpoint) => <EndpointStatusBadge endpoint={endpoint} />,
    phone: "aside",
  },
  {
    id: "description",
    header: "Description",
    cell: ({ description }) => description ?? <span className="text-muted">—</span>,
  },
  {
    id: "events",
    header: "Listens to",
    cell: ({ events }) => <span title={events.join(", ")}>{eventsText(events)}</span>,
  },
  {
    id: "created",
    header: "Added",
    cell: ({ created_at }) => <DateTime value={created_at} dateOnly className="whitespace-nowrap" />,
    align: "end",
  },
];

interface EndpointListProps {
  place: ListPlace;
  writable: boolean;
}

/** Where this mode's events are sent. */
export function EndpointList({ place, writable }: EndpointListProps) {
  const trpc = useTRPC();
  const list = useQuery(
    trpc.webhooks.endpoints.list.queryOptions(
      { cursor: place.cursor },
      { placeholderData: keepPreviousData },
    ),
  );
  if (list.isError) return <LoadFailure error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <Card padding="none">
      <DataTable
        label="Webhook endpoints"
        columns={COLUMNS}
        rows={list.data?.data ?? []}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/developers/webhooks/${id}`}
        loading={list.isPending}
        empty={
          <EmptyState
            icon={<Webhook />}
            title="No endpoint listens yet"
            action={writable ? <CreateEndpoint /> : null}
          >
            Add the address of your server, and it is told about every payment within seconds.
          </EmptyState>
        }
        footer={
          <ListFooter
            path="/developers/webhooks"
            place={place}
            list={list.data}
            noun={["endpoint", "endpoints"]}
          />
        }
      />
    </Card>
  );
}
