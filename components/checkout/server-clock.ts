import { useSyncExternalStore } from "react";
import { monotonicMilliseconds, systemClock } from "@/server/core/clock";

const SECOND = 1000;

let known: { renderedAt: number; offset: number } | undefined;

/** How long ago the first byte of this page arrived. */
function sinceAnswer(): number {
  const [navigation] = performance.getEntriesByType("navigation");
  const answeredAt = navigation instanceof PerformanceNavigationTiming ? navigation.responseStart : 0;
  return monotonicMilliseconds() - answeredAt;
}

/** The server's time: many phones' clocks are minutes off, and the countdown must not be. */
function serverTime(renderedAt: number): number {
  const now = systemClock.now().getTime();
  if (known?.renderedAt !== renderedAt) known = { renderedAt, offset: renderedAt + sinceAnswer() - now };
  return now + known.offset;
}

function everySecond(listener: () => void): () => void {
  const timer = setInterval(listener, SECOND);
  return () => clearInterval(timer);
}

/**
 * The server's time in milliseconds, once per second. While the page is hydrated it is `renderedAt`, the time at which
 * the server wrote it, so that both agree on the first countdown.
 */
export function useServerTime(renderedAt: number): number {
  return useSyncExternalStore(
    everySecond,
    () => Math.floor(serverTime(renderedAt) / SECOND) * SECOND,
    () => renderedAt,
  );
}
