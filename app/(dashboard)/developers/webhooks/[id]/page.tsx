import type { Metadata } from "next";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, load, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { param, parsePlace, type SearchParams } from "@/components/data/cursor-trail";
import { AddressedDelivery } from "@/components/webhooks/delivery-sheet";
import { EndpointDetail } from "@/components/webhooks/endpoint-detail";
import { Skeleton } from "@/components/ui/skeleton";
import { sessionAllows } from "@/server/auth/session";
import { WEBHOOK_DELIVERY_STATUSES } from "@/server/modules/webhooks/status";

export const metadata: Metadata = { title: "Webhook endpoint" };

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function WebhookEndpointPage({ params, searchParams }: PageProps) {
  const { id } = await params;
  const session = await pageAccess("webhooks:read", `/developers/webhooks/${id}`);
  if (!session) return <NoAccess />;
  const query = await searchParams;
  const place = parsePlace(query);
  const delivery = param(query, "delivery");
  const writable = sessionAllows(session, "webhooks:write");
  const status = WEBHOOK_DELIVERY_STATUSES.find((name) => name === param(query, "status"));
  await load(trpc.webhooks.endpoints.get.queryOptions({ id }));
  const ready = Promise.all([
    prefetch(trpc.webhooks.deliveries.list.queryOptions({ endpoint_id: id, status, cursor: place.cursor })),
    prefetch(trpc.webhooks.endpoints.deliveryRate.queryOptions({ id })),
  ]);
  return (
    <Hydrated when={ready} fallback={<Skeleton className="h-96 w-full" />}>
      <EndpointDetail id={id} status={status} place={place} writable={writable} />
      {delivery ? <AddressedDelivery key={delivery} id={delivery} writable={writable} /> : null}
    </Hydrated>
  );
}
