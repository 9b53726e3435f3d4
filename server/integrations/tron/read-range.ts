import { z } from "zod";
import { type TronAddress, tronAddressToHex } from "@/server/core/tron-address";
import type { RpcCall, RpcClient } from "@/server/integrations/tron/json-rpc";
import { linkHeaders } from "@/server/integrations/tron/check-answer";
import { isRefusal, unavailable } from "@/server/integrations/tron/unavailable";
import { headerSchema, logSchema, TRANSFER_TOPIC, type WireLog } from "@/server/integrations/tron/wire";
import type { BlockHeader } from "@/server/modules/chains/ports";

const quantity = (value: number): string => `0x${value.toString(16)}`;

export const blockCall = (tag: number | "latest" | "finalized"): RpcCall<BlockHeader | null> => ({
  method: "eth_getBlockByNumber",
  params: [typeof tag === "number" ? quantity(tag) : tag, false],
  result: headerSchema.nullable(),
});

export interface RangeLogs {
  readonly headers: readonly BlockHeader[];
  readonly logs: readonly WireLog[];
}

/** Checks that the answer is one unbroken branch and that every log belongs to a block of it. Pure. */
export function checkRange(
  from: number,
  end: BlockHeader | null,
  logs: readonly WireLog[],
  answered: readonly (BlockHeader | null)[],
): RangeLogs {
  const headers = answered.map((header, index) => {
    if (!header) throw unavailable("inconsistent", `The node does not have block ${from + index}`);
    if (header.number !== from + index)
      throw unavailable("inconsistent", `The node gave block ${header.number} for ${from + index}`);
    return header;
  });
  headers.forEach((header, index) => linkHeaders(headers[index - 1], header));
  if (end?.hash !== headers.at(-1)?.hash)
    throw unavailable("inconsistent", "The chain changed while it was read");
  for (const log of logs) {
    if (headers[log.blockNumber - from]?.hash !== log.blockHash) {
      throw unavailable("inconsistent", `A log of block ${log.blockNumber} belongs to another branch`);
    }
  }
  return { headers, logs };
}

/**
 * One batch: the end header, the logs, then every header. A TRON node cuts a range at its own head without a word, so only
 * an end header read before the logs proves that they are complete; read again after them, that no fork came in between.
 * Without a token all logs are asked for: java-tron consults its log index for filtered queries only.
 */
async function readPiece(
  client: RpcClient,
  token: TronAddress | null,
  from: number,
  to: number,
): Promise<RangeLogs> {
  const logs: RpcCall<WireLog[]> = {
    method: "eth_getLogs",
    params: [
      {
        fromBlock: quantity(from),
        toBlock: quantity(to),
        ...(token === null ? {} : { address: tronAddressToHex(token), topics: [TRANSFER_TOPIC] }),
      },
    ],
    result: z.array(logSchema),
  };
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const [end, found, ...headers] = await client.batch([blockCall(to), logs, ...numbers.map(blockCall)]);
  return checkRange(from, end, found, headers);
}

/** How many blocks to ask for at once: halved when a node balks, growing slowly while it answers. */
export interface Span {
  current(): number;
  shrink(): void;
  grow(): void;
}

export function createSpan(maximum: number): Span {
  let span = maximum;
  return {
    current: () => span,
    shrink: () => {
      span = Math.max(1, Math.floor(span / 2));
    },
    grow: () => {
      span = Math.min(maximum, span + Math.ceil(span / 8));
    },
  };
}

/**
 * Reads a range of any length in pieces that the node accepts. A refused piece is asked for again at half the size; every
 * other failure is thrown at once, and the next read begins smaller.
 */
export async function readRange(
  client: RpcClient,
  token: TronAddress | null,
  range: { from: number; to: number },
  span: Span,
): Promise<RangeLogs> {
  const headers: BlockHeader[] = [];
  const logs: WireLog[] = [];
  let next = range.from;
  while (next <= range.to) {
    const length = Math.min(span.current(), range.to - next + 1);
    try {
      const piece = await readPiece(client, token, next, next + length - 1);
      if (piece.headers[0]) linkHeaders(headers.at(-1), piece.headers[0]);
      headers.push(...piece.headers);
      logs.push(...piece.logs);
      next += length;
      span.grow();
    } catch (error) {
      span.shrink();
      if (length === 1 || !isRefusal(error)) throw error;
      while (span.current() >= length) span.shrink();
    }
  }
  return { headers, logs };
}
