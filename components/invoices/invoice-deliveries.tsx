"use client";

import { useQuery } from "@tanstack/react-query";
import { Webhook } from "lucide-react";
import { EmptyState } from "@/components/layout/empty-state";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DeliveryTable } from "@/components/webhooks/delivery-table";

/** Deliveries go on after the invoice is final: retries, and resends by hand. */
const REFRESH_MILLISECONDS = 5_000;

interface InvoiceDeliveriesProps {
  invoiceId: string;
  writable: boolean;
}

/** What was told to the merchant's endpoints about this invoice. */
export function InvoiceDeliveries({ invoiceId, writable }: InvoiceDeliveriesProps) {
  const trpc = useTRPC();
  const deliveries = useQuery(
    trpc.webhooks.deliveries.ofInvoice.queryOptions(
      { invoice_id: invoiceId },
      { refetchInterval: REFRESH_MILLISECONDS },
    ),
  );
  if (deliveries.isError)
    return <LoadFailure error={deliveries.error} onRetry={() => void deliveries.refetch()} />;
  return (
    <Card title="Webhook deliveries" padding="none">
      <DeliveryTable
        label="Webhook deliveries"
        deliveries={deliveries.data ?? []}
        writable={writable}
        loading={deliveries.isPending}
        empty={
          <EmptyState
            icon={<Webhook />}
            title="Nothing was sent"
            action={<Button href="/developers/webhooks">Webhook endpoints</Button>}
          >
            No endpoint listened to this invoice’s events when they happened.
          </EmptyState>
        }
      />
    </Card>
  );
}
