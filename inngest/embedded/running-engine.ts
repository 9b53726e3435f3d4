import { AsyncLocalStorage } from "node:async_hooks";
import type { SentEvent } from "@/inngest/embedded/plan-events";
import type { Operation } from "@/inngest/embedded/protocol";

/** What the client's transport needs of an engine. */
export interface EngineTransport {
  send(events: readonly SentEvent[]): Promise<string[]>;
  /** False when the lease is lost. */
  checkpoint(lease: string, operations: readonly Operation[]): Promise<boolean>;
}

interface Shared {
  /** The engine that is calling a function right now, in the asynchronous context of that call. */
  readonly calling: AsyncLocalStorage<EngineTransport>;
  /** Started engines, the newest last; code outside of functions sends to that one. */
  readonly started: EngineTransport[];
}

const KEY = Symbol.for("daric.embedded-engine");

/** One per process even where server code is loaded twice, by Next's bundle and by the server's own entry. */
function shared(): Shared {
  const holder = globalThis as { [KEY]?: Shared };
  holder[KEY] ??= { calling: new AsyncLocalStorage(), started: [] };
  return holder[KEY];
}

/** The engine to send to: the caller's own inside a function, else the one that was started last. Throws when there is none. */
export function runningEngine(): EngineTransport {
  const { calling, started } = shared();
  const engine = calling.getStore() ?? started.at(-1);
  if (!engine)
    throw new Error("The embedded job engine is not running in this process, so events cannot be sent");
  return engine;
}

export function callAs<Result>(engine: EngineTransport, body: () => Promise<Result>): Promise<Result> {
  return shared().calling.run(engine, body);
}

export function announceEngine(engine: EngineTransport): void {
  shared().started.push(engine);
}

export function withdrawEngine(engine: EngineTransport): void {
  const { started } = shared();
  const index = started.indexOf(engine);
  if (index >= 0) started.splice(index, 1);
}
