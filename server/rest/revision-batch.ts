import { payerContext } from "@/server/auth/authorize";
import { systemClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { type InvoiceRevision, listInvoiceRevisions } from "@/server/modules/invoices/list-invoice-revisions";

interface Waiting {
  readonly resolve: (revision: InvoiceRevision | null) => void;
  readonly reject: (error: unknown) => void;
}

const BATCH = 500;

let waiting = new Map<string, Waiting[]>();
let asking = false;

/**
 * The invoice's revision as of now, or null for an unknown id. All requests that arrive while a query runs share the
 * next one, so the more are waiting the less each costs; none is answered by a query that began before it came.
 */
export function currentRevision(id: string): Promise<InvoiceRevision | null> {
  return new Promise((resolve, reject) => {
    const others = waiting.get(id);
    if (others) others.push({ resolve, reject });
    else waiting.set(id, [{ resolve, reject }]);
    if (!asking) {
      asking = true;
      setImmediate(() => void askAll());
    }
  });
}

async function askAll(): Promise<void> {
  while (waiting.size > 0) {
    const batch = waiting;
    waiting = new Map();
    await ask(batch);
  }
  asking = false;
}

async function ask(batch: ReadonlyMap<string, readonly Waiting[]>): Promise<void> {
  try {
    const revisions = await readRevisions([...batch.keys()]);
    for (const [id, all] of batch) for (const { resolve } of all) resolve(revisions.get(id) ?? null);
  } catch (error) {
    for (const all of batch.values()) for (const { reject } of all) reject(error);
  }
}

/** Revisions of many invoices, in queries of bounded size. */
export async function readRevisions(ids: readonly string[]): Promise<Map<string, InvoiceRevision>> {
  const ctx = payerContext("test", newId("request"), systemClock);
  const found = new Map<string, InvoiceRevision>();
  for (let start = 0; start < ids.length; start += BATCH) {
    const revisions = await listInvoiceRevisions(ctx, { ids: ids.slice(start, start + BATCH) });
    for (const revision of revisions) found.set(revision.id, revision);
  }
  return found;
}
