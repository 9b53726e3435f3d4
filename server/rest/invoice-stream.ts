import { LIMITS } from "@/server/config/limits";
import type { Context } from "@/server/db/context";
import type { PublicInvoice } from "@/server/modules/invoices/schema";
import { getFreshPublicInvoice } from "@/server/rest/fresh-invoices";
import { commonHeaders } from "@/server/rest/headers";
import { watchInvoice } from "@/server/rest/invoice-watch";
import { currentRevision } from "@/server/rest/revision-batch";
import { StreamPlaces } from "@/server/rest/stream-places";

const encoder = new TextEncoder();
const RECONNECT_MILLISECONDS = 2_000;
/** Messages that may wait for a client that does not read; then it is let go and may come back. */
const UNREAD_MAXIMUM = 20;

const open = new Set<() => void>();
const places = new StreamPlaces();

/** Ends every stream of the process; browsers then reconnect, to wherever the address leads. */
export function closeInvoiceStreams(): void {
  for (const close of [...open]) close();
}

interface StreamRequest {
  readonly id: string;
  /** As the rate limits know it. */
  readonly clientAddress: string | undefined;
  readonly lastEventId: string | null;
}

/**
 * A stream of server-sent events (WHATWG HTML section 9.2): `invoice` with the public invoice at once and at every change.
 * The event id is its revision; a client that returns with it as Last-Event-ID is sent only what is newer.
 * Throws `rate_limited` where its address has streams enough.
 */
export async function streamInvoice(ctx: Context, request: StreamRequest): Promise<Response> {
  const leave = places.take(request.clientAddress);
  try {
    return await openStream(ctx, request, leave);
  } catch (error) {
    leave();
    throw error;
  }
}

async function openStream(
  ctx: Context,
  { id, lastEventId }: StreamRequest,
  leave: () => void,
): Promise<Response> {
  const revision = (await currentRevision(id))?.revision ?? "";
  const invoice = await getFreshPublicInvoice(ctx, id);
  const first = lastEventId === revision ? "" : message(revision, invoice);
  const stream = eventStream(
    { id, revision, leave },
    `retry: ${RECONNECT_MILLISECONDS}\n\n${first}`,
    contentOf(invoice),
  );
  const headers = {
    ...commonHeaders(ctx.requestId, true),
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
  };
  return new Response(stream, { status: 200, headers });
}

function eventStream(
  { id, revision, leave }: { readonly id: string; readonly revision: string; readonly leave: () => void },
  opening: string,
  sentContent: string,
): ReadableStream<Uint8Array> {
  let stop = (): void => undefined;
  let content = sentContent;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (text: string): void => {
          if ((controller.desiredSize ?? 0) <= 0) close();
          else controller.enqueue(encoder.encode(text));
        };
        const close = (): void => {
          stop();
          controller.close();
        };
        const stopWatching = watchInvoice(id, revision, (revision, invoice) => {
          const next = contentOf(invoice);
          if (next !== content) write(message(revision, invoice));
          content = next;
        });
        const heartbeat = setInterval(() => write(": still here\n\n"), LIMITS.stream.heartbeatMilliseconds);
        stop = () => {
          stopWatching();
          clearInterval(heartbeat);
          open.delete(close);
          leave();
          stop = () => undefined;
        };
        open.add(close);
        write(opening);
      },
      cancel: () => stop(),
    },
    { highWaterMark: UNREAD_MAXIMUM },
  );
}

function message(revision: string, invoice: PublicInvoice): string {
  return `id: ${revision}\nevent: invoice\ndata: ${JSON.stringify(invoice)}\n\n`;
}

/** What a customer would call a change: not the watcher's own progress, nor blocks on top of a payment that is final. */
function contentOf({ detection: _, ...invoice }: PublicInvoice): string {
  return JSON.stringify({
    ...invoice,
    payments: invoice.payments.map((payment) => (payment.final ? { ...payment, confirmations: 0 } : payment)),
  });
}
