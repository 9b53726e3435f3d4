import { decodeFunctionResult, encodeFunctionData, type Hex, parseAbi } from "viem";
import { type TronAddress, tronAddressToHex } from "@/server/core/tron-address";
import { createRpcClient, type EndpointOptions, type RpcCall } from "@/server/integrations/tron/json-rpc";
import { bytesSchema, quantitySchema } from "@/server/integrations/tron/wire";

/** java-tron: `eth_chainId` is the last four bytes of the genesis block's hash. The local chain has a number of its own. */
export const CHAIN_IDS: Readonly<Record<string, number>> = {
  "tron-mainnet": 728_126_428,
  "tron-nile": 3_448_148_188,
  "tron-shasta": 2_494_104_990,
  "tron-local": 1_145_132_617,
};

const SYMBOL = "USDT";
const DECIMALS = 6;

const ABI = parseAbi(["function symbol() view returns (string)", "function decimals() view returns (uint8)"]);

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

/**
 * Checks once, at start-up, that the endpoint serves the named network and that the contract there is USDT with 6 decimals.
 * Throws a plain sentence when it is not, and `chain_unavailable` when the node does not answer.
 */
export async function verifyTronNetwork(
  options: EndpointOptions & { readonly network: string; readonly tokenContract: TronAddress },
): Promise<void> {
  const { network, tokenContract } = options;
  const [chainId, symbolData, decimalsData] = await createRpcClient(options).batch([
    chainIdCall,
    viewCall(tokenContract, "symbol"),
    viewCall(tokenContract, "decimals"),
  ]);
  if (chainId !== CHAIN_IDS[network])
    throw new Error(`The TRON endpoint serves chain ${chainId}, not ${network}.`);
  const symbol = readable(() => decodeFunctionResult({ abi: ABI, functionName: "symbol", data: symbolData }));
  const decimals = readable(() =>
    decodeFunctionResult({ abi: ABI, functionName: "decimals", data: decimalsData }),
  );
  if (symbol !== SYMBOL || decimals !== DECIMALS) {
    throw new Error(
      `The contract ${tokenContract} on ${network} is not ${SYMBOL} with ${DECIMALS} decimals (symbol ${symbol}, decimals ${decimals}).`,
    );
  }
}
