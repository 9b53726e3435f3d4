import { systemClock } from "@/server/core/clock";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let minute: number | null = null;

/** The reader's time, changing twice a minute; one timer serves every moment on the page. */
export function currentMinute(): number {
  return (minute ??= systemClock.now().getTime());
}

export function subscribeMinutes(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    minute = systemClock.now().getTime();
    for (const each of listeners) each();
  }, 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    minute = null;
  };
}
