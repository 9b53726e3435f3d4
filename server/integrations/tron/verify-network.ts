import { decodeFunctionResult, encodeFunctionData, type Hex, parseAbi } from "viem";
import { z } from "zod";
import { type TronAddress, tronAddressToHex } from "@/server/core/tron-address";
import { createApiClient } from "@/server/integrations/tron/api-client";
import { apiBlockSchema } from "@/server/integrations/tron/api-wire";
import { createEndpoint, type EndpointOptions } from "@/server/integrations/tron/endpoint";
import { createRpcClient, type RpcCall } from "@/server/integrations/tron/json-rpc";
import { unavailable } from "@/server/integrations/tron/unavailable";
import { bytesSchema, quantitySchema } from "@/server/integrations/tron/wire";
import type { ChainReader } from "@/server/modules/chains/ports";

/** java-tron: the chain id is the last four bytes of the genesis block's hash. The local chain has a number of its own. */
export const CHAIN_IDS: Readonly<Record<string, number>> = {
  "tron-mainnet": 728_126_428,
  "tron-nile": 3_448_148_188,
  "tron-shasta": 2_494_104_990,
  "tron-local": 1_145_132_617,
};

const SYMBOL = "USDT";
const DECIMALS = 6;
const CHAIN_ID_DIGITS = 8;

const ABI = parseAbi(["function symbol() view returns (string)", "function decimals() view returns (uint8)"]);

export interface ExpectedNetwork {
  readonly network: string;
  readonly tokenContract: TronAddress;
}

/** What a node says about itself and the token's contract. */
interface Observed {
  readonly chainId: number;
  readonly symbol: Hex;
  readonly decimals: Hex;
}

const chainIdCall: RpcCall<number> = { method: "eth_chainId", params: [], result: quantitySchema };

function viewCall(contract: TronAddress, functionName: "symbol" | "decimals"): RpcCall<Hex> {
  const data = encodeFunctionData({ abi: ABI, functionName });
  return {
    method: "eth_call",
    params: [{ to: tronAddressToHex(contract), data }, "latest"],
    result: bytesSchema,
  };
}

/** Undefined when the contract has no such function. */
function readable<T>(decode: () => T): T | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}

/** Throws `chain_unavailable` (`wrong_network`) unless this is the named network, and the contract USDT with 6 decimals. */
function check({ network, tokenContract }: ExpectedNetwork, observed: Observed): void {
  if (observed.chainId !== CHAIN_IDS[network])
    throw unavailable("wrong_network", `The TRON endpoint serves chain ${observed.chainId}, not ${network}.`);
  const symbol = readable(() =>
    decodeFunctionResult({ abi: ABI, functionName: "symbol", data: observed.symbol }),
  );
  const decimals = readable(() =>
    decodeFunctionResult({ abi: ABI, functionName: "decimals", data: observed.decimals }),
  );
  if (symbol !== SYMBOL || decimals !== DECIMALS) {
    throw unavailable(
      "wrong_network",
      `The contract ${tokenContract} on ${network} is not ${SYMBOL} with ${DECIMALS} decimals (symbol ${symbol}, decimals ${decimals}).`,
    );
  }
}

/** Checks a JSON-RPC endpoint. Throws `chain_unavailable`, with the reason `wrong_network` when it is the wrong one. */
export async function verifyRpcEndpoint(options: EndpointOptions & ExpectedNetwork): Promise<void> {
  const [chainId, symbol, decimals] = await createRpcClient(createEndpoint(options)).batch([
    chainIdCall,
    viewCall(options.tokenContract, "symbol"),
    viewCall(options.tokenContract, "decimals"),
  ]);
  check(options, { chainId, symbol, decimals });
}

const constantSchema = z.object({
  constant_result: z.array(z.string().transform((text): Hex => `0x${text}`)).default([]),
});

/** Checks an endpoint of the HTTP API in the same way. */
export async function verifyApiEndpoint(options: EndpointOptions & ExpectedNetwork): Promise<void> {
  const api = createApiClient(createEndpoint(options));
  const contract = `41${tronAddressToHex(options.tokenContract).slice(2)}`;
  const view = async (name: "symbol" | "decimals"): Promise<Hex> => {
    const input = { owner_address: contract, contract_address: contract, function_selector: `${name}()` };
    const { constant_result } = await api.call("/wallet/triggerconstantcontract", input, constantSchema);
    return constant_result[0] ?? "0x";
  };
  const { header } = await api.call("/wallet/getblockbynum", { num: 0 }, apiBlockSchema);
  const chainId = Number(`0x${header.hash.slice(-CHAIN_ID_DIGITS)}`);
  check(options, { chainId, symbol: await view("symbol"), decimals: await view("decimals") });
}

/** A reader that believes nothing of its endpoint before `verify` has passed once; until then every call tries it first. */
export function verifiedReader(reader: ChainReader, verify: () => Promise<void>): ChainReader {
  let verified: Promise<void> | null = null;
  const ready = (): Promise<void> => {
    verified ??= verify().catch((error: unknown) => {
      verified = null;
      throw error;
    });
    return verified;
  };
  return {
    network: reader.network,
    heads: () => ready().then(() => reader.heads()),
    header: (number) => ready().then(() => reader.header(number)),
    transfers: (range) => ready().then(() => reader.transfers(range)),
    receipt: (txId) => ready().then(() => reader.receipt(txId)),
  };
}
