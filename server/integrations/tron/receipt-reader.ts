import type { TronAddress } from "@/server/core/tron-address";
import { type ApiClient, createApiClient } from "@/server/integrations/tron/api-client";
import {
  type ApiBlock,
  apiBlockOrNoneSchema,
  type ApiReceipt,
  apiReceiptOrNoneSchema,
  apiReceiptsSchema,
} from "@/server/integrations/tron/api-wire";
import { checkHeads, linkHeaders, present } from "@/server/integrations/tron/check-answer";
import { createEndpoint, type EndpointOptions } from "@/server/integrations/tron/endpoint";
import { unavailable } from "@/server/integrations/tron/unavailable";
import { readMovement } from "@/server/integrations/tron/wire";
import type {
  BlockHeader,
  BlockRange,
  ChainReader,
  RangeTransfers,
  TokenTransfer,
  TransactionStanding,
} from "@/server/modules/chains/ports";

export interface ReceiptReaderOptions extends EndpointOptions {
  readonly network: string;
  readonly tokenContract: TronAddress;
}

/** Blocks that are asked for at the same time. */
const BLOCKS_AT_ONCE = 8;

async function readBlock(api: ApiClient, number: number): Promise<ApiBlock | null> {
  const block = await api.call("/wallet/getblockbynum", { num: number }, apiBlockOrNoneSchema);
  if (block && block.header.number !== number)
    throw unavailable("inconsistent", `The node gave block ${block.header.number} for ${number}`);
  return block;
}

/**
 * Checks that these are the receipts of this very block: one for each of its transactions, with its number and time. The
 * node keeps receipts apart from blocks and may lack them, or have moved to another branch in between. Pure.
 */
export function checkReceipts({ header, txIds }: ApiBlock, receipts: readonly ApiReceipt[]): void {
  const ids = new Set(receipts.map(({ txId }) => txId));
  const complete = ids.size === receipts.length && receipts.length === txIds.length;
  if (!complete || !txIds.every((txId) => ids.has(txId)))
    throw unavailable("inconsistent", `The node does not have the receipts of block ${header.number}`);
  for (const { blockNumber, blockTime } of receipts) {
    if (blockNumber !== header.number || blockTime.getTime() !== header.time.getTime())
      throw unavailable("inconsistent", `A receipt of block ${header.number} belongs to another branch`);
  }
}

/** The token's transfers in the order of the block's transactions. Pure. */
export function transfersOfBlock(
  { header, txIds }: ApiBlock,
  receipts: readonly ApiReceipt[],
  token: TronAddress,
): TokenTransfer[] {
  const byId = new Map(receipts.map((receipt) => [receipt.txId, receipt]));
  return txIds.flatMap((txId) => {
    const receipt = byId.get(txId);
    return (receipt?.logs ?? []).flatMap((log, ordinal): TokenTransfer[] => {
      const movement = log.address === token ? readMovement(log) : null;
      if (!movement || !receipt) return [];
      const { number, hash, time } = header;
      return [
        {
          txId,
          ordinal,
          blockNumber: number,
          blockHash: hash,
          blockTime: time,
          token,
          ...movement,
          succeeded: receipt.succeeded,
        },
      ];
    });
  });
}

async function readBlockTransfers(
  api: ApiClient,
  token: TronAddress,
  number: number,
): Promise<{ header: BlockHeader; transfers: TokenTransfer[] }> {
  const [block, receipts] = await Promise.all([
    readBlock(api, number),
    // Block 0 has no receipts: nothing was executed in it.
    number === 0 ? [] : api.call("/wallet/gettransactioninfobyblocknum", { num: number }, apiReceiptsSchema),
  ]);
  if (!block) throw unavailable("inconsistent", `The node does not have block ${number}`);
  if (number === 0) return { header: block.header, transfers: [] };
  checkReceipts(block, receipts);
  return { header: block.header, transfers: transfersOfBlock(block, receipts, token) };
}

async function readRange(api: ApiClient, token: TronAddress, range: BlockRange): Promise<RangeTransfers> {
  const headers: BlockHeader[] = [];
  const transfers: TokenTransfer[] = [];
  for (let next = range.from; next <= range.to; next += BLOCKS_AT_ONCE) {
    const count = Math.min(BLOCKS_AT_ONCE, range.to - next + 1);
    const numbers = Array.from({ length: count }, (_, index) => next + index);
    const blocks = await Promise.all(numbers.map((number) => readBlockTransfers(api, token, number)));
    for (const block of blocks) {
      linkHeaders(headers.at(-1), block.header);
      headers.push(block.header);
      transfers.push(...block.transfers);
    }
  }
  const end = await readBlock(api, range.to);
  if (end?.header.hash !== headers.at(-1)?.hash)
    throw unavailable("inconsistent", "The chain changed while it was read");
  return { headers, transfers: await select(transfers, range), seen: transfers.length };
}

/** All transfers of the transactions in which one goes to a wanted recipient. */
async function select(
  transfers: readonly TokenTransfer[],
  { selectRecipients }: BlockRange,
): Promise<readonly TokenTransfer[]> {
  if (!selectRecipients || transfers.length === 0) return transfers;
  const wanted = await selectRecipients(new Set(transfers.map(({ to }) => to)));
  const chosen = new Set(transfers.filter(({ to }) => wanted.has(to)).map(({ txId }) => txId));
  return transfers.filter(({ txId }) => chosen.has(txId));
}

async function readHeads(api: ApiClient): Promise<{ latest: BlockHeader; finalized: BlockHeader }> {
  // One after the other: what is solid first is below what is newest later, also on nodes that are not equally far.
  const finalized = await api.call("/walletsolidity/getnowblock", {}, apiBlockOrNoneSchema);
  const latest = await api.call("/wallet/getnowblock", {}, apiBlockOrNoneSchema);
  return checkHeads(latest?.header ?? null, finalized?.header ?? null);
}

async function readStanding(api: ApiClient, txId: string): Promise<TransactionStanding> {
  // The heads come first: what the node had then, it had when it looked for the transaction.
  const seenBy = await readHeads(api);
  const receipt = await api.call("/wallet/gettransactioninfobyid", { value: txId }, apiReceiptOrNoneSchema);
  if (!receipt) return { status: "missing", seenBy };
  const block = await readBlock(api, receipt.blockNumber);
  const header = present(block?.header ?? null, "receipt's");
  const belongs = receipt.txId === txId && receipt.blockTime.getTime() === header.time.getTime();
  if (!belongs || block?.txIds.includes(txId) !== true)
    throw unavailable("inconsistent", `The receipt of ${txId} does not match its block`);
  return {
    status: receipt.succeeded ? "succeeded" : "failed",
    blockNumber: header.number,
    blockHash: header.hash,
  };
}

/**
 * Reads a TRON network out of whole blocks and their receipts over java-tron's HTTP API, without any index: two requests
 * per block, however many addresses are ours. Slower than log queries, and blind to nothing. It reports what
 * `createLogReader` reports.
 */
export function createReceiptReader(options: ReceiptReaderOptions): ChainReader {
  const api = createApiClient(createEndpoint(options));
  return {
    network: options.network,
    heads: () => readHeads(api),
    header: async (number) => (await readBlock(api, number))?.header ?? null,
    transfers: (range) => readRange(api, options.tokenContract, range),
    receipt: (txId) => readStanding(api, txId),
  };
}
