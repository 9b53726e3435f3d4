"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Webhook } from "lucide-react";
import type { Column } from "@/components/data/column";
import type { ListPlace } from "@/components/data/cursor-trail";
import { DateTime } from "@/components/format/date-time";
import { EmptyState } from "@/components/layout/empty-state";
import { ListCard } from "@/components/providers/list-card";
import { useTRPC } from "@/components/providers/trpc";
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
  return (
    <ListCard
      label="Webhook endpoints"
      list={list}
      columns={COLUMNS}
      rowHref={({ id }) => `/developers/webhooks/${id}`}
      empty={
        <EmptyState
          icon={<Webhook />}
          title="No endpoint listens yet"
          action={writable ? <CreateEndpoint /> : null}
        >
          Add the address of your server, and it is told about every payment within seconds.
        </EmptyState>
      }
      path="/developers/webhooks"
      place={place}
      noun={["endpoint", "endpoints"]}
    />
  );
}
