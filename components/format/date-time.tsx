"use client";

import { useSyncExternalStore } from "react";
import { relativeTime } from "@/components/format/relative-time";
import { useAheadSeconds } from "@/components/format/page-time";
import { currentTick, firstTick, subscribeTicks, TICK_MS } from "@/components/format/page-clock";
import { useHydrated } from "@/components/ui/use-hydrated";

interface DateTimeProps {
  /** ISO 8601, UTC. */
  value: string;
  /** Which comes first. The other one and the UTC time are in the hint. */
  lead?: "absolute" | "relative" | "both";
  /** Leaves the hour out. */
  dateOnly?: boolean;
  /** For what happened in real time, whatever test mode's clock shows: keys, people, requests. */
  wall?: boolean;
  className?: string;
}

/**
 * A moment with its zone. The server writes UTC, and in the browser it becomes the reader's own zone. The server writes "5
 * minutes ago" too, so that nothing moves when the page's scripts start; from then on it keeps itself true.
 */
export function DateTime({ value, lead = "absolute", dateOnly, wall, className }: DateTimeProps) {
  const ahead = useAheadSeconds();
  const now = useSyncExternalStore(subscribeTicks, currentTick, firstTick) + (wall ? 0 : ahead * 1000);
  const hydrated = useHydrated();
  const at = Date.parse(value);
  if (Number.isNaN(at)) return <span className={className}>—</span>;
  const absolute = format(at, hydrated ? undefined : "UTC", dateOnly);
  const relative = relativeTime(at, unlessJustNow(at, now));
  // A second may pass between the server's words and the browser's.
  return (
    <time
      dateTime={value}
      title={`${relative} · ${format(at, "UTC", false)}`}
      className={className}
      suppressHydrationWarning
    >
      {lead === "relative" ? relative : absolute}
      {lead === "both" ? (
        <span className="text-muted" suppressHydrationWarning>{` · ${relative}`}</span>
      ) : null}
    </time>
  );
}

/** The page's clock ticks twice a minute; a moment after its last tick counts as now, not as the future. */
function unlessJustNow(at: number, now: number): number {
  return at > now && at - now < TICK_MS ? at : now;
}

function format(at: number, timeZone: string | undefined, dateOnly = false): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    ...(dateOnly ? {} : { hour: "2-digit", minute: "2-digit", timeZoneName: "short" }),
    timeZone,
  }).format(at);
}
