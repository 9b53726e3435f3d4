"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useRouter } from "next/navigation";
import type { Column } from "@/components/data/column";
import { DateTime } from "@/components/format/date-time";
import { TxId } from "@/components/format/tx-id";
import { EmptyState } from "@/components/layout/empty-state";
import { ListCard } from "@/components/providers/list-card";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { type Event, PUBLIC_EVENT_TYPES } from "@/server/modules/events/schema";
import { EventSheet } from "./event-sheet";
import { type EventFilters, EVENTS_PATH, eventsHref, toEventsInput } from "./filters";

const REFRESH_MILLISECONDS = 5_000;
const ANY = "any";
const TYPES = [
  { value: ANY, label: "All events" },
  ...PUBLIC_EVENT_TYPES.map((type) => ({ value: type, label: type })),
] as const;

const COLUMNS: readonly Column<Event>[] = [
  {
    id: "type",
    header: "Event",
    cell: ({ type }) => <code className="font-mono text-[0.93em] break-all">{type}</code>,
    phone: "title",
  },
  {
    id: "object",
    header: "Object",
    cell: ({ aggregate_id }) => <TxId value={aggregate_id} label="object’s id" />,
  },
  { id: "id", header: "Event id", cell: ({ id }) => <TxId value={id} label="event id" /> },
  {
    id: "when",
    header: "When",
    cell: ({ created_at }) => <DateTime value={created_at} lead="relative" className="whitespace-nowrap" />,
    align: "end",
  },
  {
    id: "details",
    header: "Details",
    cell: (event) => <EventSheet event={event} />,
    align: "end",
    phone: "aside",
  },
];

/** What happened, the latest first, kept up to date: the feed that programs read. */
export function EventList({ filters }: { filters: EventFilters }) {
  const trpc = useTRPC();
  const router = useRouter();
  const { type, place } = filters;
  const list = useQuery(
    trpc.events.list.queryOptions(toEventsInput(filters), {
      placeholderData: keepPreviousData,
      refetchInterval: place.cursor ? false : REFRESH_MILLISECONDS,
    }),
  );
  return (
    <>
      <div className="pb-4">
        <Select
          aria-label="Type of event"
          options={TYPES}
          value={type ?? ANY}
          onValueChange={(next) =>
            router.push(eventsHref(next === ANY ? undefined : next), { scroll: false })
          }
          className="w-full sm:w-72"
        />
      </div>
      <ListCard
        label="Events"
        list={list}
        columns={COLUMNS}
        empty={<NothingHere type={type} />}
        path={EVENTS_PATH}
        params={{ type }}
        place={place}
        noun={["event", "events"]}
      />
    </>
  );
}

function NothingHere({ type }: Pick<EventFilters, "type">) {
  if (type)
    return (
      <EmptyState
        icon={<History />}
        title="No such event"
        action={<Button href={EVENTS_PATH}>Show all events</Button>}
      >
        Nothing of this type has happened yet.
      </EmptyState>
    );
  return (
    <EmptyState icon={<History />} title="Nothing has happened yet">
      Each change of an invoice, payment, settlement or customer appears here within seconds.
    </EmptyState>
  );
}
