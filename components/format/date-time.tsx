"use client";

import { useSyncExternalStore } from "react";
import { relativeTime } from "@/components/format/relative-time";
import { currentTick, subscribeTicks, TICK_MS } from "@/components/format/page-clock";

interface DateTimeProps {
  /** ISO 8601, UTC. */
  value: string;
  /** Which comes first. The other one and the UTC time are in the hint. */
  lead?: "absolute" | "relative" | "both";
  /** Leaves the hour out. */
  dateOnly?: boolean;
  className?: string;
}

/**
 * A moment with its zone. The server writes UTC; once in the browser it becomes the reader's own zone, and "5 minutes
 * ago" keeps itself true.
 */
export function DateTime({ value, lead = "absolute", dateOnly, className }: DateTimeProps) {
  const now = useSyncExternalStore(subscribeTicks, currentTick, () => null);
  const at = Date.parse(value);
  if (Number.isNaN(at)) return <span className={className}>—</span>;
  const absolute = format(at, now === null ? "UTC" : undefined, dateOnly);
  const relative = now === null ? null : relativeTime(at, unlessJustNow(at, now));
  const hint = [relative, format(at, "UTC", false)].filter(Boolean).join(" · ");
  return (
    <time dateTime={value} title={hint} className={className}>
      {lead === "relative" ? (relative ?? absolute) : absolute}
      {lead === "both" && relative ? <span className="text-muted"> · {relative}</span> : null}
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
