"use client";

import { useQuery } from "@tanstack/react-query";
import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { TxId } from "@/components/format/tx-id";
import { LoadFailure } from "@/components/providers/load-failure";
import { hrefWith } from "@/components/data/cursor-trail";
import { REQUEST_LOG_PATH } from "@/components/request-logs/filters";
import { useTRPC } from "@/components/providers/trpc";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { Timeline, TimelineItem } from "@/components/ui/timeline";
import type { TimelineEntry } from "@/server/modules/events/schema";
import { AddNote } from "./add-note";
import { actorText, entryLook } from "./timeline-look";

/** Whose requests the request log keeps. */
const CREDENTIALS: ReadonlySet<string> = new Set(["api_key", "partner"]);

interface InvoiceTimelineProps {
  invoiceId: string;
  refresh: number | false;
  /** Whether notes can be written. */
  writable: boolean;
  /** Whether the request log can be read. */
  seeRequests: boolean;
}

/** What happened to the invoice, its payments and its settlements, newest first. */
export function InvoiceTimeline({ invoiceId, refresh, writable, seeRequests }: InvoiceTimelineProps) {
  const trpc = useTRPC();
  const timeline = useQuery(
    trpc.events.timeline.queryOptions({ invoice_id: invoiceId }, { refetchInterval: refresh }),
  );
  if (timeline.isError) return <LoadFailure error={timeline.error} onRetry={() => void timeline.refetch()} />;
  return (
    <Card title="Timeline">
      {writable ? <AddNote invoiceId={invoiceId} /> : null}
      {timeline.data ? (
        <Timeline label="Timeline">
          {timeline.data.map((entry) => {
            const { title, icon, tone } = entryLook(entry);
            return (
              <TimelineItem
                key={entry.id}
                title={title}
                icon={icon}
                tone={tone}
                time={<DateTime value={entry.created_at} />}
              >
                <Particulars entry={entry} />
                <span className="text-xs">
                  <span title={entry.actor.name ?? undefined}>{actorText(entry)}</span> ·{" "}
                  <code className="font-mono">{entry.type}</code>
                  {seeRequests && CREDENTIALS.has(entry.actor.type) ? (
                    <>
                      {" · "}
                      <Link href={hrefWith(REQUEST_LOG_PATH, { query: `request:${entry.request_id}` })}>
                        API request
                      </Link>
                    </>
                  ) : null}
                </span>
              </TimelineItem>
            );
          })}
        </Timeline>
      ) : (
        <Skeleton className="h-24 w-full" />
      )}
    </Card>
  );
}

function text(object: TimelineEntry["data"]["object"], field: string): string | undefined {
  const value = object[field];
  return typeof value === "string" ? value : undefined;
}

/** The amount and transaction that an entry is about. */
function Particulars({ entry }: { entry: TimelineEntry }) {
  const { object } = entry.data;
  const amount = text(object, entry.aggregate_type === "settlement" ? "net_amount" : "amount");
  const currency = text(object, "asset") ?? text(object, "currency");
  const txId = text(object, "tx_id");
  const body = entry.aggregate_type === "invoice_note" ? text(object, "body") : undefined;
  if (body) return <p className="wrap-anywhere whitespace-pre-line text-ink">{body}</p>;
  if (entry.aggregate_type === "invoice" || !amount || !currency) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3">
      <Money amount={amount} currency={currency} className="text-ink" />
      {txId ? <TxId value={txId} /> : null}
    </p>
  );
}
