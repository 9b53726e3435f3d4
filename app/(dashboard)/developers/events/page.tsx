import type { Metadata } from "next";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { param, type SearchParams } from "@/components/data/cursor-trail";
import { EventList } from "@/components/events/event-list";
import { AddressedEvent } from "@/components/events/event-sheet";
import { EVENTS_PATH, parseEventFilters, toEventsInput } from "@/components/events/filters";
import { PageHeader } from "@/components/layout/page-header";

export const metadata: Metadata = { title: "Event log" };

export default async function EventsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (!(await pageAccess("events:read", EVENTS_PATH))) return <NoAccess />;
  const params = await searchParams;
  const filters = parseEventFilters(params);
  const event = param(params, "event")?.slice(0, 100);
  const ready = prefetch(trpc.events.list.queryOptions(toEventsInput(filters)));
  return (
    <>
      <PageHeader
        title="Event log"
        description="Everything that happened, as your programs and webhooks are told it. Nothing is ever changed or removed."
      />
      <Hydrated when={ready} fallback={<ListLoading />}>
        <EventList filters={filters} />
        {event ? <AddressedEvent key={event} id={event} /> : null}
      </Hydrated>
    </>
  );
}
