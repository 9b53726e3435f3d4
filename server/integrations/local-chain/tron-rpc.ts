import { z } from "zod";
import { CHAIN_ID } from "@/server/integrations/local-chain/anvil-process";
import type { Hex } from "@/server/integrations/local-chain/chain-record";
import type { Simulation } from "@/server/integrations/local-chain/executor";
import type { ChainView } from "@/server/integrations/local-chain/chain-state";
import { blockNumber, queryLogs } from "@/server/integrations/local-chain/log-query";
import { invalidParams, RpcError, unknownMethod } from "@/server/integrations/local-chain/rpc-error";
import {
  type Call,
  ENERGY_PRICE,
  HIGHEST_FEE_LIMIT,
} from "@/server/integrations/local-chain/transaction-call";
import { blockShape, quantity, receiptShape } from "@/server/integrations/local-chain/rpc-shapes";

const BATCH_MAXIMUM = 100;
const NOBODY: Hex = `0x${"0".repeat(40)}`;

/** What the node that answers knows, and its way to run a read-only call. */
export interface RpcBackend {
  readonly view: ChainView;
  /** Its log index is missing, so that queries with an address or a topic find nothing. */
  readonly unindexed: boolean;
  simulate(call: Call): Promise<Simulation>;
}

type Method = (backend: RpcBackend, params: readonly unknown[]) => unknown;

const hexString = z.custom<Hex>((value) => typeof value === "string" && /^0x[0-9a-f]*$/i.test(value));
const callSchema = z.object({
  from: hexString.default(NOBODY),
  to: hexString,
  data: hexString.optional(),
  input: hexString.optional(),
});

function text(params: readonly unknown[], index: number): string {
  const value = params[index];
  if (typeof value !== "string") throw invalidParams("invalid params");
  return value;
}

function receiptOf({ view }: RpcBackend, params: readonly unknown[]): unknown {
  const hash = text(params, 0);
  if (!/^0x[0-9a-f]{64}$/i.test(hash)) throw invalidParams("invalid hash value");
  const place = view.locate(hash.slice(2).toLowerCase());
  return place ? receiptShape(place.block, place.index) : null;
}

async function callResult({ simulate }: RpcBackend, params: readonly unknown[]): Promise<Hex> {
  if (params[1] !== "latest") throw invalidParams("QUANTITY not supported, just support TAG as latest");
  const parsed = callSchema.safeParse(params[0]);
  if (!parsed.success) throw invalidParams("invalid call");
  const { from, to, data, input } = parsed.data;
  const energyLimit = HIGHEST_FEE_LIMIT / ENERGY_PRICE;
  const { output, error } = await simulate({ from, to, value: 0n, data: data ?? input ?? "0x", energyLimit });
  if (error !== null) throw new RpcError(-32000, "REVERT opcode executed", output);
  return output;
}

/** The methods of java-tron that Daric needs. As there, transactions are not sent this way and nothing has a nonce. */
const METHODS: Readonly<Record<string, Method>> = {
  web3_clientVersion: () => "TRON/local",
  net_version: () => quantity(CHAIN_ID),
  eth_chainId: () => quantity(CHAIN_ID),
  eth_blockNumber: ({ view }) => quantity(view.latest.number),
  eth_getBlockByNumber: ({ view }, params) => {
    const block = view.block(blockNumber(text(params, 0), view));
    return block ? blockShape(block) : null;
  },
  eth_getBlockByHash: ({ view }, params) => {
    const block = view.blockByHash(text(params, 0));
    return block ? blockShape(block) : null;
  },
  eth_getTransactionReceipt: receiptOf,
  eth_getLogs: ({ view, unindexed }, params) => {
    const { logs, filtered } = queryLogs(params[0], view);
    return unindexed && filtered ? [] : logs;
  },
  eth_call: callResult,
};

const requestSchema = z.object({
  jsonrpc: z.literal("2.0"),
  id: z.union([z.number(), z.string(), z.null()]),
  method: z.string(),
  params: z.array(z.unknown()).default([]),
});

const failure = (id: unknown, { code, message, data }: RpcError): unknown => ({
  jsonrpc: "2.0",
  id,
  error: { code, message, data },
});

async function answerOne(backend: RpcBackend, input: unknown): Promise<unknown> {
  const request = requestSchema.safeParse(input);
  if (!request.success) return failure(null, new RpcError(-32600, "invalid request"));
  const { id, method, params } = request.data;
  try {
    const run = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
    if (!run) throw unknownMethod(method);
    return { jsonrpc: "2.0", id, result: await run(backend, params) };
  } catch (error) {
    return failure(id, error instanceof RpcError ? error : new RpcError(-32000, "internal error"));
  }
}

/** Answers a request or a batch. A batch sees one state of the chain; one that is too long gets a single error, as on java-tron. */
export async function answerRpc(backend: RpcBackend, body: unknown): Promise<unknown> {
  if (!Array.isArray(body)) return answerOne(backend, body);
  if (body.length > BATCH_MAXIMUM) {
    return failure(
      null,
      new RpcError(-32005, `Batch size ${body.length} exceeds the limit of ${BATCH_MAXIMUM}`),
    );
  }
  return Promise.all(body.map((request) => answerOne(backend, request)));
}
