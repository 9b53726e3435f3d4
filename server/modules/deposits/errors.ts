import { DomainError } from "@/server/core/errors";
import type { ChainStatus } from "@/server/modules/chains/schema";

const ADVICE =
  "Connect the node of the network that this database belongs to, or use another database. For the local chain: the folder of DARIC_HOME holds both, so delete it as a whole or not at all";

/** The node's chain ends before a block that was final: it is far behind, or its chain is not the one we searched. */
export function chainTooShort({ network, head, final }: ChainStatus, latestNumber: number): DomainError {
  return replaced(
    `The chain ${network} ends at block ${latestNumber}, but this database has searched it up to block ${head.number}, and ` +
      `up to ${final.number} for good. The node is far behind, or the chain was replaced. ${ADVICE}`,
  );
}

/** Finality was broken, or another chain answers: a person must look before money moves. */
export function finalBlockGone({ network, final }: ChainStatus): DomainError {
  return replaced(
    `The chain ${network} no longer has block ${final.number}, which was final. The chain was replaced. ${ADVICE}`,
  );
}

function replaced(message: string): DomainError {
  return new DomainError("chain_unavailable", message, { reason: "chain_replaced" });
}

/** The sentence for a person when the watcher cannot help itself: a replaced chain, or an endpoint of another network. */
export function problemOf(error: DomainError): string | null {
  const { reason } = error.details;
  return reason === "chain_replaced" || reason === "wrong_network" ? error.message : null;
}
