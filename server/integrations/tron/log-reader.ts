import type { TronAddress } from "@/server/core/tron-address";
import { createEndpoint, type EndpointOptions } from "@/server/integrations/tron/endpoint";
import { createRpcClient, type RpcCall, type RpcClient } from "@/server/integrations/tron/json-rpc";
import {
  blockCall,
  createSpan,
  type RangeLogs,
  readRange,
  type Span,
} from "@/server/integrations/tron/read-range";
import { checkHeads, present } from "@/server/integrations/tron/check-answer";
import { unavailable } from "@/server/integrations/tron/unavailable";
import {
  isMovement,
  readMovement,
  readRecipient,
  receiptSchema,
  type WireLog,
  type WireReceipt,
} from "@/server/integrations/tron/wire";
import type {
  BlockHeader,
  BlockRange,
  ChainReader,
  RangeTransfers,
  TokenTransfer,
  TransactionStanding,
} from "@/server/modules/chains/ports";

export interface LogReaderOptions extends EndpointOptions {
  readonly network: string;
  readonly tokenContract: TronAddress;
  /** Blocks per log query. A block costs one call of the batch, and java-tron takes 100 calls. */
  readonly blocksPerQuery?: number;
}

const BLOCKS_PER_QUERY = 50;
/** All contracts' logs: a busy block has hundreds, and java-tron gives 10,000 at once. */
const BLOCKS_PER_UNFILTERED_QUERY = 20;
const RECEIPTS_PER_BATCH = 50;

const receiptCall = (txId: string): RpcCall<WireReceipt | null> => ({
  method: "eth_getTransactionReceipt",
  params: [`0x${txId}`],
  result: receiptSchema.nullable(),
});

interface Hit {
  readonly txId: string;
  readonly header: BlockHeader;
  /** The token's transfers in this transaction as the log query gave them. */
  readonly logs: readonly WireLog[];
}

function groupByTransaction({ headers, logs }: RangeLogs): Hit[] {
  const first = headers[0]?.number ?? 0;
  const groups = Map.groupBy(logs, ({ transactionHash }) => transactionHash.slice(2));
  return [...groups].map(([txId, grouped]) => {
    const header = headers[(grouped[0]?.blockNumber ?? 0) - first] ?? null;
    return { txId, header: present(header, "matching"), logs: grouped };
  });
}

/**
 * The transfers of one transaction. The receipt decides: whether it succeeded, and where among all its logs each transfer
 * stands. A receipt that lists other transfers than the log query did belongs to another moment. Pure.
 */
export function readTransfers(hit: Hit, receipt: WireReceipt | null, token: TronAddress): TokenTransfer[] {
  const { txId, header } = hit;
  if (!receipt || receipt.transactionHash !== `0x${txId}` || receipt.blockHash !== header.hash) {
    throw unavailable("inconsistent", `The receipt of ${txId} does not match its log`);
  }
  const succeeded = receipt.status === "0x1";
  // A failed transaction's receipt need not repeat the logs, so the query's are shown, for what they are worth.
  const source = succeeded ? receipt.logs : hit.logs;
  const transfers = source.flatMap((log, ordinal): TokenTransfer[] => {
    const movement = log.address === token ? readMovement(log) : null;
    if (!movement) return [];
    return [
      {
        txId,
        ordinal,
        blockNumber: header.number,
        blockHash: header.hash,
        blockTime: header.time,
        token,
        ...movement,
        succeeded,
      },
    ];
  });
  const expected = hit.logs.filter(isMovement).length;
  if (transfers.length !== expected)
    throw unavailable("inconsistent", `The receipt of ${txId} has other transfers than its logs`);
  return transfers;
}

async function selectHits(
  hits: readonly Hit[],
  select: BlockRange["selectRecipients"],
): Promise<readonly Hit[]> {
  if (!select || hits.length === 0) return hits;
  const recipients = hits.map((hit) => hit.logs.flatMap((log) => readRecipient(log) ?? []));
  const wanted = await select(new Set(recipients.flat()));
  return hits.filter((_, index) => recipients[index]?.some((recipient) => wanted.has(recipient)));
}

async function readReceipts(
  client: RpcClient,
  hits: readonly Hit[],
  token: TronAddress,
): Promise<TokenTransfer[]> {
  const transfers: TokenTransfer[] = [];
  for (let start = 0; start < hits.length; start += RECEIPTS_PER_BATCH) {
    const chunk = hits.slice(start, start + RECEIPTS_PER_BATCH);
    const receipts = await client.batch(chunk.map(({ txId }) => receiptCall(txId)));
    chunk.forEach((hit, index) => transfers.push(...readTransfers(hit, receipts[index] ?? null, token)));
  }
  return transfers;
}

async function readTransfersOfRange(
  client: RpcClient,
  token: TronAddress,
  spans: { readonly filtered: Span; readonly unfiltered: Span },
  range: BlockRange,
): Promise<RangeTransfers> {
  const found =
    range.withoutIndex === true
      ? await readRange(client, null, range, spans.unfiltered)
      : await readRange(client, token, range, spans.filtered);
  const logs = found.logs.filter((log) => log.address === token && isMovement(log));
  const chosen = await selectHits(groupByTransaction({ ...found, logs }), range.selectRecipients);
  return {
    headers: found.headers,
    transfers: await readReceipts(client, chosen, token),
    seen: logs.length,
  };
}

async function readStanding(client: RpcClient, txId: string): Promise<TransactionStanding> {
  // The heads come first: what the node had then, it had when it looked for the transaction.
  const [latest, finalized, receipt] = await client.batch([
    blockCall("latest"),
    blockCall("finalized"),
    receiptCall(txId),
  ]);
  const seenBy = checkHeads(latest, finalized);
  if (!receipt) return { status: "missing", seenBy };
  if (receipt.transactionHash !== `0x${txId}`)
    throw unavailable("inconsistent", "The receipt is another transaction's");
  return {
    status: receipt.status === "0x1" ? "succeeded" : "failed",
    blockNumber: receipt.blockNumber,
    blockHash: receipt.blockHash,
  };
}

/**
 * Reads a TRON network through the JSON-RPC interface of one node (`eth_getLogs` with the receipts of the hits). It reports
 * the configured token's Transfer logs, zero values included, and leaves the judgement to its caller. Failed transactions
 * show up with `succeeded: false` if the node lists their logs, which java-tron does not.
 */
export function createLogReader(options: LogReaderOptions): ChainReader {
  const client = createRpcClient(createEndpoint(options));
  const blocksPerQuery = options.blocksPerQuery ?? BLOCKS_PER_QUERY;
  const spans = {
    filtered: createSpan(blocksPerQuery),
    unfiltered: createSpan(Math.min(blocksPerQuery, BLOCKS_PER_UNFILTERED_QUERY)),
  };
  return {
    network: options.network,
    heads: async () => {
      const [latest, finalized] = await client.batch([blockCall("latest"), blockCall("finalized")]);
      return checkHeads(latest, finalized);
    },
    header: async (number) => {
      const [header] = await client.batch([blockCall(number)]);
      if (header && header.number !== number)
        throw unavailable("inconsistent", `The node gave block ${header.number} for ${number}`);
      return header;
    },
    transfers: (range) => readTransfersOfRange(client, options.tokenContract, spans, range),
    receipt: (txId) => readStanding(client, txId),
  };
}
