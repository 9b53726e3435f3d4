import { z } from "zod";
import type { ChainLog } from "@/server/integrations/local-chain/chain-record";
import type { ChainView } from "@/server/integrations/local-chain/chain-state";
import { invalidParams, tooManyResults } from "@/server/integrations/local-chain/rpc-error";
import { logShape, logsOf } from "@/server/integrations/local-chain/rpc-shapes";

const RANGE_MAXIMUM = 5_000;
const RESULTS_MAXIMUM = 10_000;
const ADDRESSES_MAXIMUM = 1_000;
const TOPICS_MAXIMUM = 1_000;

const lower = z.string().toLowerCase();
const topicSlot = z.union([
  lower.transform((topic) => [topic]),
  z.array(lower).max(TOPICS_MAXIMUM),
  z.null(),
]);

const filterSchema = z.object({
  fromBlock: z.string().optional(),
  toBlock: z.string().optional(),
  blockHash: z.string().optional(),
  address: z
    .union([lower.transform((address) => [address]), z.array(lower).max(ADDRESSES_MAXIMUM)])
    .optional(),
  topics: z.array(topicSlot).max(4).optional(),
});

/** Reads a number or one of the tags that TRON knows. */
export function blockNumber(tag: string, view: ChainView): number {
  if (tag === "latest") return view.latest.number;
  if (tag === "finalized") return view.finalized.number;
  if (tag === "earliest") return 0;
  if (tag === "pending" || tag === "safe") throw invalidParams(`TAG ${tag} not supported`);
  if (!/^0x[0-9a-f]{1,12}$/i.test(tag)) throw invalidParams("invalid block number");
  return Number(tag);
}

function matches(
  log: ChainLog,
  addresses: ReadonlySet<string>,
  topics: readonly (readonly string[] | null)[],
): boolean {
  if (addresses.size > 0 && !addresses.has(log.address)) return false;
  return topics.every((slot, index) => {
    const topic = log.topics[index];
    return topic !== undefined && (slot === null || slot.length === 0 || slot.includes(topic));
  });
}

function rangeOf(filter: z.output<typeof filterSchema>, view: ChainView): { from: number; to: number } {
  if (filter.blockHash !== undefined) {
    const block = view.blockByHash(filter.blockHash);
    if (!block) throw invalidParams("invalid blockHash");
    return { from: block.number, to: block.number };
  }
  const to = filter.toBlock === undefined ? view.latest.number : blockNumber(filter.toBlock, view);
  const from =
    filter.fromBlock === undefined ? Math.min(to, view.latest.number) : blockNumber(filter.fromBlock, view);
  if (from > to) throw invalidParams("please verify: fromBlock <= toBlock");
  // As on TRON: a range that goes beyond the head is cut without a word.
  const end = Math.min(to, view.latest.number);
  if (end - from > RANGE_MAXIMUM) throw invalidParams(`exceed max block range: ${RANGE_MAXIMUM}`);
  return { from, to: end };
}

/**
 * `eth_getLogs` with java-tron's bounds and its silence about blocks that the node does not have. `filtered`: an address or
 * a topic was named, for which java-tron consults its log index.
 */
export function queryLogs(
  input: unknown,
  view: ChainView,
): { logs: Record<string, unknown>[]; filtered: boolean } {
  const parsed = filterSchema.safeParse(input);
  if (!parsed.success) throw invalidParams("invalid filter");
  const addresses = new Set(parsed.data.address);
  const topics = parsed.data.topics ?? [];
  const { from, to } = rangeOf(parsed.data, view);
  const found: Record<string, unknown>[] = [];
  for (let number = from; number <= to; number += 1) {
    const block = view.block(number);
    if (!block || block.transactions.length === 0) continue;
    for (const placed of logsOf(block))
      if (matches(placed.log, addresses, topics)) found.push(logShape(placed));
    if (found.length > RESULTS_MAXIMUM)
      throw tooManyResults(`query returned more than ${RESULTS_MAXIMUM} results`);
  }
  const filtered = addresses.size > 0 || topics.some((slot) => slot !== null && slot.length > 0);
  return { logs: found, filtered };
}
