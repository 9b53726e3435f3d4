"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { JsonView } from "@/components/data/json-view";
import { DateTime } from "@/components/format/date-time";
import { TxId } from "@/components/format/tx-id";
import { AddressedSheet } from "@/components/providers/addressed-sheet";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Link } from "@/components/ui/link";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { DeliveryStatusBadge } from "@/components/webhooks/webhook-status";
import type { Event } from "@/server/modules/events/schema";

const titleOf = ({ type }: Event) => <code className="font-mono break-all">{type}</code>;

/** One event beside the log: what its webhooks carry, and where those stand. */
export function EventSheet({ event }: { event: Event }) {
  const [open, setOpen] = useState(false);
  return (
    <Sheet
      size="lg"
      open={open}
      onOpenChange={setOpen}
      title={titleOf(event)}
      trigger={
        <Button size="sm" aria-label={`Details of ${event.type} ${event.id}`}>
          Details
        </Button>
      }
    >
      {open ? <EventDetails event={event} /> : null}
    </Sheet>
  );
}

/** The event that `?event=` names, over the log. */
export function AddressedEvent({ id }: { id: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.events.get.queryOptions({ id }));
  return (
    <AddressedSheet query={query} kind="Event" title={titleOf}>
      {(event) => <EventDetails event={event} />}
    </AddressedSheet>
  );
}

function EventDetails({ event }: { event: Event }) {
  const { id, aggregate_type: type, aggregate_id: aggregateId, request_id: requestId } = event;
  return (
    <div className="flex flex-col gap-6">
      <KeyValueList
        items={[
          { key: "When", value: <DateTime value={event.created_at} lead="both" /> },
          { key: "Event id", value: <TxId value={id} label="event id" /> },
          { key: "Object", value: <TxId value={aggregateId} label={`${type.replaceAll("_", " ")} id`} /> },
          { key: "Request id", value: <TxId value={requestId} label="request id" /> },
        ]}
      />
      <section className="flex flex-col gap-2">
        <h3 className="text-sm font-semibold">Deliveries</h3>
        <EventDeliveries id={id} />
      </section>
      <JsonView title="Payload" value={event} />
    </div>
  );
}

function EventDeliveries({ id }: { id: string }) {
  const trpc = useTRPC();
  const list = useQuery(trpc.webhooks.deliveries.list.queryOptions({ event_id: id }));
  if (list.isError) return <LoadFailure error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton className="h-8 w-full" />;
  const { data: deliveries } = list.data;
  if (deliveries.length === 0)
    return <p className="text-sm text-muted">No endpoint listened to this event.</p>;
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {deliveries.map((delivery) => (
        <li key={delivery.id} className="flex flex-wrap items-center justify-between gap-2">
          <Link href={`/developers/webhooks/${delivery.endpoint_id}?delivery=${delivery.id}`}>
            <span className="font-mono text-[0.93em] break-all">{delivery.endpoint_id}</span>
          </Link>
          <DeliveryStatusBadge delivery={delivery} />
        </li>
      ))}
    </ul>
  );
}
