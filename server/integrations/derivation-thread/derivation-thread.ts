import { Worker } from "node:worker_threads";
import { deriveDepositAddress, type TronAddress } from "@/server/core/tron-address";
import type { AddressDeriver } from "@/server/modules/deposit-addresses/ports";
import { logger } from "@/server/observability/logger";

/** A closed interval of indices of one account. */
export interface Derivation {
  readonly accountXpub: string;
  readonly first: number;
  readonly last: number;
}

export interface Derived extends Derivation {
  readonly addresses: readonly TronAddress[];
}

/** Indices beyond the last one used; asked for anew when half of them are gone. */
const AHEAD = 256;

/** The addresses of one account that are ready, and how far they were asked for. */
interface Account {
  readonly ready: Map<number, TronAddress>;
  last: number;
}

/**
 * Derives the addresses of the next indices on a thread of its own: an address costs a third of what creating its invoice
 * costs the thread that answers requests. What is not ready when it is asked for is derived on the spot, so a guess that was
 * wrong, or a thread that died, costs time and nothing else.
 */
export function createDerivationThread(deriveHere = deriveDepositAddress): AddressDeriver {
  const accounts = new Map<string, Account>();
  /** Undefined until an address is asked for, null once it has ended. */
  let thread: Worker | null | undefined;

  function start(): Worker {
    const started = new Worker(new URL("derive-addresses.ts", import.meta.url), {
      execArgv: ["--import", "tsx"],
    });
    started.unref();
    started.on("message", ({ accountXpub, first, addresses }: Derived) => {
      const { ready } = accountOf(accountXpub);
      // Indices that others have used are never asked for here.
      for (const index of ready.keys()) if (index < first - AHEAD) ready.delete(index);
      for (const [position, address] of addresses.entries()) ready.set(first + position, address);
    });
    started.on("error", (error) => logger.warn({ err: error }, "addresses are not derived ahead any more"));
    started.on("exit", () => (thread = null));
    return started;
  }

  function accountOf(accountXpub: string): Account {
    const known = accounts.get(accountXpub) ?? { ready: new Map<number, TronAddress>(), last: -1 };
    accounts.set(accountXpub, known);
    return known;
  }

  return {
    derive(accountXpub, index) {
      const account = accountOf(accountXpub);
      const address = account.ready.get(index) ?? deriveHere(accountXpub, index);
      account.ready.delete(index);
      if (thread !== null && index > account.last - AHEAD / 2) {
        const first = Math.max(account.last, index) + 1;
        account.last = index + AHEAD;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        (thread ??= start()).postMessage({ accountXpub, first, last: account.last } satisfies Derivation);
      }
      return address;
    },
  };
}
