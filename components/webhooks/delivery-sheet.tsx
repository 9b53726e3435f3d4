"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DateTime } from "@/components/format/date-time";
import { TxId } from "@/components/format/tx-id";
import { AddressedSheet } from "@/components/providers/addressed-sheet";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import type { WebhookDelivery } from "@/server/modules/webhooks/schema";
import { AttemptView } from "./attempt-view";
import { ResendButton } from "./resend-button";
import { DeliveryStatusBadge } from "./webhook-status";

const REFRESH_MILLISECONDS = 2_000;

const titleOf = ({ event_type: type }: WebhookDelivery) => <code className="font-mono">{type}</code>;

interface DeliverySheetProps {
  delivery: WebhookDelivery;
  writable: boolean;
}

/** One delivery beside its list: every request made and every answer. */
export function DeliverySheet({ delivery, writable }: DeliverySheetProps) {
  const [open, setOpen] = useState(false);
  return (
    <Sheet
      size="lg"
      open={open}
      onOpenChange={setOpen}
      title={titleOf(delivery)}
      trigger={
        <Button size="sm" aria-label={`Attempts of ${delivery.event_type}`}>
          Attempts
        </Button>
      }
      footer={writable ? <ResendButton delivery={delivery} /> : null}
    >
      {open ? <DeliveryAttempts id={delivery.id} /> : null}
    </Sheet>
  );
}

/** The delivery that `?delivery=` names, over the page of its endpoint. */
export function AddressedDelivery({ id, writable }: { id: string; writable: boolean }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.webhooks.deliveries.get.queryOptions({ id }));
  return (
    <AddressedSheet
      query={query}
      kind="Delivery"
      title={titleOf}
      footer={writable && query.data ? <ResendButton delivery={query.data} /> : null}
    >
      {() => <DeliveryAttempts id={id} />}
    </AddressedSheet>
  );
}

function DeliveryAttempts({ id }: { id: string }) {
  const trpc = useTRPC();
  const query = useQuery(
    trpc.webhooks.deliveries.get.queryOptions(
      { id },
      { refetchInterval: ({ state }) => (state.data?.status === "pending" ? REFRESH_MILLISECONDS : false) },
    ),
  );
  if (query.isError) return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton className="h-40 w-full" />;
  const { attempts = [], event_id: eventId, next_attempt_at: next } = query.data;
  return (
    <div className="flex flex-col gap-6">
      <KeyValueList
        items={[
          { key: "Status", value: <DeliveryStatusBadge delivery={query.data} /> },
          { key: "Event", value: <TxId value={eventId} label="event id" /> },
          ...(next ? [{ key: "Next attempt", value: <DateTime value={next} lead="both" /> }] : []),
        ]}
      />
      {attempts.length === 0 ? <p className="text-sm text-muted">No attempt has been made yet.</p> : null}
      {attempts.map((attempt) => (
        <AttemptView key={attempt.number} attempt={attempt} />
      ))}
    </div>
  );
}
