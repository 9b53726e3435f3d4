import { DomainError } from "@/server/core/errors";
import { type ChainReader, chainReaders } from "@/server/modules/chains/ports";

/** The configured reader of a network. Throws `unavailable`. */
export function readerOf(network: string): ChainReader {
  const chain = chainReaders.get().get(network);
  if (!chain) throw new DomainError("unavailable", `No reader is configured for the network ${network}`);
  return chain;
}
