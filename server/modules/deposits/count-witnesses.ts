import { DomainError, isDomainError } from "@/server/core/errors";
import type { ChainReader } from "@/server/modules/chains/ports";

/** A payment's transaction, and the block in which we found it. */
export interface Included {
  readonly txId: string;
  readonly blockNumber: bigint;
  readonly blockHash: string;
}

/** Whether this provider says that the transaction succeeded in this very block, and that the block is solid. */
async function witnesses(
  provider: ChainReader,
  { txId, blockNumber, blockHash }: Included,
): Promise<boolean> {
  const standing = await provider.receipt(txId);
  if (standing.status !== "succeeded") return false;
  if (standing.blockNumber !== Number(blockNumber) || standing.blockHash !== blockHash) return false;
  const { finalized } = await provider.heads();
  return finalized.number >= standing.blockNumber;
}

/**
 * How many independent providers stand behind a payment. One that does not answer is no witness; when none answers it is
 * `chain_unavailable`.
 */
export async function countWitnesses(chain: ChainReader, payment: Included): Promise<number> {
  const providers = chain.independent ?? [chain];
  const answers = await Promise.allSettled(providers.map((provider) => witnesses(provider, payment)));
  const failures = answers.flatMap((answer) =>
    answer.status === "rejected" ? [answer.reason as unknown] : [],
  );
  const defect = failures.find((error) => !isDomainError(error) || error.code !== "chain_unavailable");
  if (defect instanceof Error) throw defect;
  if (failures.length === providers.length)
    throw new DomainError("chain_unavailable", `No provider of ${chain.network} can be asked`);
  return answers.filter((answer) => answer.status === "fulfilled" && answer.value).length;
}
