import { parentPort } from "node:worker_threads";
import { invariant } from "@/server/core/invariant";
import { deriveDepositAddresses } from "@/server/core/tron-address";
import type { Derivation, Derived } from "@/server/integrations/derivation-thread/derivation-thread";

/** The thread's program: answers each interval of indices with its addresses. */
invariant(parentPort, "this program runs on a thread of its own");
const port = parentPort;
port.on("message", ({ accountXpub, first, last }: Derivation) => {
  const addresses = deriveDepositAddresses(accountXpub, first, last);
  port.postMessage({ accountXpub, first, last, addresses } satisfies Derived);
});
