import { monotonicMilliseconds } from "@/server/core/clock";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

const TICK_MILLISECONDS = 3_000;
/** Beside a stream that works: how far detection is behind is not streamed, and a proxy may swallow a stream. */
const CHECK_MILLISECONDS = 15_000;
/** What refused one stream lets another through no sooner. */
const REOPEN_MILLISECONDS = 15_000;
const TIMEOUT_MILLISECONDS = 8_000;

/** The moments after which a connection may be dead without having said so. */
function onWake(wake: () => void): () => void {
  const whenVisible = (): void => {
    if (document.visibilityState === "visible") wake();
  };
  const whenRestored = (event: PageTransitionEvent): void => {
    if (event.persisted) wake();
  };
  document.addEventListener("visibilitychange", whenVisible);
  globalThis.addEventListener("online", wake);
  globalThis.addEventListener("pageshow", whenRestored);
  return () => {
    document.removeEventListener("visibilitychange", whenVisible);
    globalThis.removeEventListener("online", wake);
    globalThis.removeEventListener("pageshow", whenRestored);
  };
}

/**
 * Tells every state of an invoice that the server makes known: by its stream of events, and by asking every three
 * seconds while there is none. Answers may arrive out of order. Returns the way to stop.
 */
export function followInvoice(
  id: string,
  onInvoice: (invoice: PublicInvoice) => void,
  wakes: (wake: () => void) => () => void = onWake,
): () => void {
  const address = `/api/v1/public/invoice/${id}`;
  let stream: EventSource | undefined;
  let streaming = false;
  let asking = false;
  let heardAt = monotonicMilliseconds();
  let openedAt = heardAt;

  const hear = (invoice: PublicInvoice): void => {
    heardAt = monotonicMilliseconds();
    onInvoice(invoice);
  };
  const open = (): void => {
    stream?.close();
    streaming = false;
    openedAt = monotonicMilliseconds();
    stream = new EventSource(`${address}/stream`);
    stream.addEventListener("open", () => (streaming = true));
    stream.addEventListener("error", () => (streaming = false));
    stream.addEventListener("invoice", ({ data }: MessageEvent<string>) =>
      hear(JSON.parse(data) as PublicInvoice),
    );
  };
  const ask = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
      if (response.ok) hear((await response.json()) as PublicInvoice);
    } catch {
      // Offline or the server restarts: the next tick asks again.
    } finally {
      asking = false;
    }
  };
  const tick = (): void => {
    const now = monotonicMilliseconds();
    if (streaming && now - heardAt < CHECK_MILLISECONDS) return;
    // The browser reconnects by itself, except after an answer that is no stream: such as that there are too many.
    if (stream?.readyState === EventSource.CLOSED && now - openedAt >= REOPEN_MILLISECONDS) open();
    void ask();
  };

  open();
  const timer = setInterval(tick, TICK_MILLISECONDS);
  const stopListening = wakes(() => {
    open();
    void ask();
  });
  return () => {
    stream?.close();
    clearInterval(timer);
    stopListening();
  };
}
