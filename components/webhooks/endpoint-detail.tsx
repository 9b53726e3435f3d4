"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { hrefWith, type ListPlace } from "@/components/data/cursor-trail";
import { FilterTabs } from "@/components/data/filter-tabs";
import { ListFooter } from "@/components/data/list-footer";
import { DateTime } from "@/components/format/date-time";
import { EmptyState } from "@/components/layout/empty-state";
import { PageHeader } from "@/components/layout/page-header";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import type { WebhookEndpoint } from "@/server/modules/webhooks/schema";
import { WEBHOOK_DELIVERY_STATUSES, type WebhookDeliveryStatus } from "@/server/modules/webhooks/status";
import { deliveryRateText } from "./delivery-rate-text";
import { DeliveryTable } from "./delivery-table";
import { EndpointActions } from "./endpoint-actions";
import { eventsText } from "./event-choices";
import { EndpointStatusBadge } from "./webhook-status";

const REFRESH_MILLISECONDS = 4_000;
const RATE_REFRESH_MILLISECONDS = 30_000;
const LABELS: Record<WebhookDeliveryStatus, string> = {
  pending: "Pending",
  succeeded: "Delivered",
  failed: "Failed",
};

interface EndpointDetailProps {
  id: string;
  status: WebhookDeliveryStatus | undefined;
  place: ListPlace;
  writable: boolean;
}

/** One endpoint: whether it answers, and everything that was sent to it. */
export function EndpointDetail({ id, status, place, writable }: EndpointDetailProps) {
  const trpc = useTRPC();
  const {
    data: endpoint,
    error,
    isError,
    refetch,
  } = useQuery(trpc.webhooks.endpoints.get.queryOptions({ id }));
  if (isError && !endpoint) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!endpoint) return <Skeleton className="h-64 w-full" />;
  return (
    <>
      <PageHeader
        trail={[{ href: "/developers/webhooks", label: "Webhooks" }]}
        title={<span className="text-lg break-all">{endpoint.url}</span>}
        badge={<EndpointStatusBadge endpoint={endpoint} />}
        description={[endpoint.description, eventsText(endpoint.events)].filter(Boolean).join(" · ")}
        actions={writable ? <EndpointActions endpoint={endpoint} /> : null}
      />
      <EndpointNotes endpoint={endpoint} />
      <Deliveries id={id} status={status} place={place} writable={writable} />
    </>
  );
}

function EndpointNotes({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { failing_since: failingSince, previous_secret_expires_at: until, status } = endpoint;
  return (
    <div className="mb-5 flex flex-col gap-3 empty:hidden">
      {failingSince && status === "enabled" ? (
        <Alert tone="warning" title="This endpoint does not answer">
          No request has succeeded since <DateTime value={failingSince} lead="both" />. It is disabled after
          five days without a success.
        </Alert>
      ) : null}
      {until ? (
        <Alert tone="info" title="Two secrets are in use">
          Requests are signed with the old secret too, until <DateTime wall value={until} lead="both" />.
        </Alert>
      ) : null}
    </div>
  );
}

function Rate({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.webhooks.endpoints.deliveryRate.queryOptions({ id }, { refetchInterval: RATE_REFRESH_MILLISECONDS }),
  );
  return <p className="figures mb-4 min-h-5 text-sm text-muted">{data ? deliveryRateText(data) : null}</p>;
}

function Deliveries({ id, status, place, writable }: EndpointDetailProps) {
  const trpc = useTRPC();
  const path = `/developers/webhooks/${id}`;
  const list = useQuery(
    trpc.webhooks.deliveries.list.queryOptions(
      { endpoint_id: id, status, cursor: place.cursor },
      { placeholderData: keepPreviousData, refetchInterval: place.cursor ? false : REFRESH_MILLISECONDS },
    ),
  );
  if (list.isError) return <LoadFailure error={list.error} onRetry={() => void list.refetch()} />;
  const tabs = [undefined, ...WEBHOOK_DELIVERY_STATUSES].map((choice) => ({
    href: hrefWith(path, { status: choice }),
    label: choice ? LABELS[choice] : "All deliveries",
    current: choice === status,
  }));
  return (
    <>
      <Rate id={id} />
      <FilterTabs label="Deliveries by status" items={tabs} />
      <Card padding="none" className="mt-4">
        <DeliveryTable
          label="Deliveries"
          deliveries={list.data?.data ?? []}
          writable={writable}
          loading={list.isPending}
          empty={
            <EmptyState icon={<Send />} title={status ? "No such delivery" : "Nothing was sent yet"}>
              {status
                ? "Choose another tab to see the rest."
                : "Send a test event, or wait for the next payment."}
            </EmptyState>
          }
          footer={
            <ListFooter
              path={path}
              params={{ status }}
              place={place}
              list={list.data}
              noun={["delivery", "deliveries"]}
            />
          }
        />
      </Card>
    </>
  );
}
