import type { Transaction } from "@/server/db/context";

const KEY = Symbol.for("daric.outbox-signal");

interface Signal {
  readonly appended: WeakSet<object>;
  listeners: Set<() => void>;
}

const slots = globalThis as unknown as Record<symbol, Signal | undefined>;

function signal(): Signal {
  return (slots[KEY] ??= { appended: new WeakSet(), listeners: new Set() });
}

/** Remembers that this transaction leaves rows in the outbox. */
export function markAppended(tx: Transaction): void {
  signal().appended.add(tx);
}

export function takeAppended(tx: Transaction): boolean {
  return signal().appended.delete(tx);
}

export function forgetAppended(tx: Transaction): void {
  signal().appended.delete(tx);
}

/** Tells this process's listeners that the outbox or the event log has grown. Others notice by polling. */
export function pokeRelay(): void {
  for (const listener of signal().listeners) listener();
}

/** Calls `listener` after each commit with events in this process. Returns the way to stop. */
export function onOutboxGrown(listener: () => void): () => void {
  signal().listeners.add(listener);
  return () => signal().listeners.delete(listener);
}
