import { systemClock } from "@/server/core/clock";

/** How often "5 minutes ago" is looked at again. */
export const TICK_MS = 30_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let tick: number | null = null;

const pageTime = (): number => systemClock.now().getTime();

/** The reader's time at the last tick, in milliseconds; one timer serves every moment on the page. */
export function currentTick(): number {
  return (tick ??= pageTime());
}

/** The time for a first rendering: the server's own, and in the browser that of the hydration, moments later. */
export function firstTick(): number {
  return typeof window === "undefined" ? pageTime() : currentTick();
}

export function subscribeTicks(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    tick = pageTime();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    tick = null;
  };
}
