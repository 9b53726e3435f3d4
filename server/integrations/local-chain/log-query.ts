import { z } from "zod";
import type { ChainLog } from "@/server/integrations/local-chain/chain-record";
import type { ChainView } from "@/server/integrations/local-chain/chain-state";
import { invalidParams, tooManyResults } from "@/server/integrations/local-chain/rpc-error";
import { logShape, logsOf } from "@/server/integrations/local-chain/rpc-shapes";

const RANGE_MAXIMUM = 5_000;
const RESULTS_MAXIMUM = 10_000;
const ADDRESSES_MAXIMUM = 1_000;
const TOPICS_MAXIMUM = 1_000;
const SLOTS_MAXIMUM = 4;

const lower = z.string().toLowerCase();
const topicSlot = z.union([lower.transform((topic) => [topic]), z.array(lower), z.null()]);

const filterSchema = z.object({
  fromBlock: z.string().optional(),
  toBlock: z.string().optional(),
  blockHash: z.string().optional(),
  address: z.union([lower.transform((address) => [address]), z.array(lower)]).optional(),
  topics: z.array(topicSlot).optional(),
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

function checkSizes({ address = [], topics = [] }: z.output<typeof filterSchema>): void {
  if (address.length > ADDRESSES_MAXIMUM) throw invalidParams(`exceed max addresses: ${ADDRESSES_MAXIMUM}`);
  if (topics.length > SLOTS_MAXIMUM) throw invalidParams(`topics size should be <= ${SLOTS_MAXIMUM}`);
  if (topics.some((slot) => slot !== null && slot.length > TOPICS_MAXIMUM))
    throw invalidParams(`exceed max topics: ${TOPICS_MAXIMUM}`);
}

function rangeOf(filter: z.output<typeof filterSchema>, view: ChainView): { from: number; to: number } {
  if (filter.blockHash !== undefined) {
    if (filter.fromBlock !== undefined || filter.toBlock !== undefined)
      throw invalidParams("cannot specify both BlockHash and FromBlock/ToBlock, choose one or the other");
    // Only its height counts: for a block that has left the chain, the answer is that of the one in its place.
    const number = view.heightOf(filter.blockHash);
    if (number === undefined) throw invalidParams("invalid blockHash");
    return { from: number, to: number };
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
  checkSizes(parsed.data);
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
