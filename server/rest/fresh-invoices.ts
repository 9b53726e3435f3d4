import { authorize } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { getPublicInvoice } from "@/server/modules/invoices/get-public-invoice";
import type { Invoice, PublicInvoice } from "@/server/modules/invoices/schema";
import { currentRevision } from "@/server/rest/revision-batch";

const REMEMBERED = 10_000;

interface Remembered<T> {
  readonly revision: string;
  readonly value: T;
}

/** The most recently used objects, each with the revision at which it was read. */
class Memory<T extends object> {
  readonly #entries = new Map<string, Remembered<T>>();

  get(key: string, revision: string): T | undefined {
    const entry = this.#entries.get(key);
    if (entry?.revision !== revision) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Frozen, as it is answered to everybody; whoever writes answers recognises it by that. */
  set(key: string, revision: string, value: T): T {
    this.#entries.delete(key);
    this.#entries.set(key, { revision, value: Object.freeze(value) });
    const oldest = this.#entries.keys().next().value;
    if (this.#entries.size > REMEMBERED && oldest !== undefined) this.#entries.delete(oldest);
    return value;
  }
}

const publicInvoices = new Memory<PublicInvoice>();
const invoices = new Memory<Invoice>();

/** As `getPublicInvoice`, but reads only what has changed since it was last read here. Never older than the request. */
export async function getFreshPublicInvoice(ctx: Context, id: string): Promise<PublicInvoice> {
  const current = await currentRevision(id);
  if (!current) return getPublicInvoice(ctx, { id });
  const known = publicInvoices.get(id, current.revision);
  if (known && isSameDetection(known.detection, current.detection)) return known;
  if (known) return publicInvoices.set(id, current.revision, { ...known, detection: current.detection });
  // Remembered under the revision from before the read: a change in between makes it look old, never new.
  return publicInvoices.set(id, current.revision, await getPublicInvoice(ctx, { id }));
}

function isSameDetection(one: PublicInvoice["detection"], other: PublicInvoice["detection"]): boolean {
  return one.scanned_at === other.scanned_at && one.lag_seconds === other.lag_seconds;
}

/** As `getInvoice` without expansions, but reads only what has changed since this merchant last read it. Never older than the request. */
export async function getFreshInvoice(ctx: Context, id: string): Promise<Invoice> {
  // What the verb asks first: the scopes of a credential can change while the invoice stays the same.
  const key = `${authorize(ctx, "invoices:read")} ${ctx.mode} ${id}`;
  const current = await currentRevision(id);
  const known = current && invoices.get(key, current.revision);
  if (known) return known;
  const value = await getInvoice(ctx, { id });
  return current ? invoices.set(key, current.revision, value) : value;
}
