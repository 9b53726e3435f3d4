import { payerContext } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { systemClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { onOutboxGrown } from "@/server/db/outbox-signal";
import type { PublicInvoice } from "@/server/modules/invoices/schema";
import { logger } from "@/server/observability/logger";
import { getFreshPublicInvoice } from "@/server/rest/fresh-invoices";
import { readRevisions } from "@/server/rest/revision-batch";

interface Watcher {
  revision: string;
  readonly notify: (revision: string, invoice: PublicInvoice) => void;
}

const watchers = new Map<string, Set<Watcher>>();
let loop: { stop(): void } | undefined;

/**
 * Calls `notify` with every state of the invoice that follows `revision`. One loop serves all watchers of the process: it
 * looks once per second, and at once after a commit with events here. Returns the way to stop.
 */
export function watchInvoice(id: string, revision: string, notify: Watcher["notify"]): () => void {
  const watcher: Watcher = { revision, notify };
  const others = watchers.get(id) ?? new Set();
  watchers.set(id, others.add(watcher));
  loop ??= startLoop();
  return () => {
    others.delete(watcher);
    if (others.size === 0 && watchers.get(id) === others) watchers.delete(id);
    if (watchers.size > 0) return;
    loop?.stop();
    loop = undefined;
  };
}

function startLoop(): { stop(): void } {
  let looking = false;
  let again = false;
  const look = async (): Promise<void> => {
    again = true;
    if (looking) return;
    looking = true;
    while (again && watchers.size > 0) {
      again = false;
      await lookOnce().catch((error: unknown) =>
        logger.warn({ err: error }, "watched invoices could not be read"),
      );
    }
    looking = false;
  };
  const timer = setInterval(() => void look(), LIMITS.stream.pollMilliseconds);
  timer.unref();
  const stopListening = onOutboxGrown(() => void look());
  return {
    stop: () => {
      clearInterval(timer);
      stopListening();
    },
  };
}

async function lookOnce(): Promise<void> {
  const revisions = await readRevisions([...watchers.keys()]);
  for (const [id, all] of [...watchers]) {
    const current = revisions.get(id);
    if (!current) continue;
    const behind = [...all].filter((watcher) => watcher.revision !== current.revision);
    if (behind.length === 0) continue;
    const invoice = await getFreshPublicInvoice(payerContext("test", newId("request"), systemClock), id);
    for (const watcher of behind) {
      watcher.revision = current.revision;
      watcher.notify(current.revision, invoice);
    }
  }
}
