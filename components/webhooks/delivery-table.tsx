"use client";

import type { ReactNode } from "react";
import { useMemo } from "react";
import type { Column } from "@/components/data/column";
import { DataTable } from "@/components/data/data-table";
import { DateTime } from "@/components/format/date-time";
import type { WebhookDelivery } from "@/server/modules/webhooks/schema";
import { DeliverySheet } from "./delivery-sheet";
import { ResendButton } from "./resend-button";
import { DeliveryStatusBadge } from "./webhook-status";

interface DeliveryTableProps {
  label: string;
  deliveries: readonly WebhookDelivery[];
  /** May send again. */
  writable: boolean;
  loading?: boolean;
  empty?: ReactNode;
  footer?: ReactNode;
}

function columnsOf(writable: boolean): Column<WebhookDelivery>[] {
  return [
    {
      id: "event",
      header: "Event",
      cell: ({ event_type }) => (
        <code className="font-mono text-[0.93em] @max-xl:break-all">{event_type}</code>
      ),
      phone: "title",
    },
    {
      id: "status",
      header: "Status",
      cell: (delivery) => <DeliveryStatusBadge delivery={delivery} />,
      phone: "aside",
    },
    {
      id: "attempts",
      header: "Attempts",
      cell: ({ attempt_count }) => <span className="figures">{attempt_count}</span>,
      align: "end",
    },
    {
      id: "created",
      header: "Sent",
      cell: ({ created_at }) => <DateTime value={created_at} lead="relative" className="whitespace-nowrap" />,
      align: "end",
    },
    {
      id: "actions",
      header: "Actions",
      cell: (delivery) => (
        <span className="inline-flex justify-end gap-2">
          <DeliverySheet delivery={delivery} writable={writable} />
          {writable ? <ResendButton delivery={delivery} compact /> : null}
        </span>
      ),
      align: "end",
    },
  ];
}

/** Events on their way to endpoints; each row opens its attempts. */
export function DeliveryTable({ label, deliveries, writable, loading, empty, footer }: DeliveryTableProps) {
  const columns = useMemo(() => columnsOf(writable), [writable]);
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={deliveries}
      rowKey={({ id }) => id}
      loading={loading}
      empty={empty}
      footer={footer}
    />
  );
}
