import { z } from "zod";
import { type TronAddress, tronAddressFromHex } from "@/server/core/tron-address";
import { createEndpoint, type EndpointOptions } from "@/server/integrations/tron/endpoint";
import { createRpcClient, type RpcCall, type RpcClient } from "@/server/integrations/tron/json-rpc";
import { blockCall } from "@/server/integrations/tron/read-range";
import { unavailable } from "@/server/integrations/tron/unavailable";
import { readMovement, receiptSchema } from "@/server/integrations/tron/wire";
import type { TransactionInspection, TransactionInspector } from "@/server/modules/diagnosis/ports";

export interface InspectorOptions {
  readonly tokenContract: TronAddress;
  /** JSON-RPC endpoints of one network, the preferred one first. */
  readonly endpoints: readonly EndpointOptions[];
}

/** `to` is null where the transaction made a contract. */
const inspectedSchema = receiptSchema.extend({
  to: z
    .string()
    .regex(/^0x[0-9a-f]{40}$/i)
    .transform(tronAddressFromHex)
    .nullish(),
});
type Inspected = z.output<typeof inspectedSchema>;

const receiptCall = (txId: string): RpcCall<Inspected | null> => ({
  method: "eth_getTransactionReceipt",
  params: [`0x${txId}`],
  result: inspectedSchema.nullable(),
});

/** Reads a receipt as what the transaction did. Pure. */
export function readInspection(
  txId: string,
  nodeBlock: number,
  receipt: Inspected | null,
): TransactionInspection {
  if (!receipt) return { status: "missing", nodeBlock };
  if (receipt.transactionHash !== `0x${txId}`)
    throw unavailable("inconsistent", `The node gave another receipt than that of ${txId}`);
  const succeeded = receipt.status === "0x1";
  return {
    status: succeeded ? "succeeded" : "failed",
    blockNumber: receipt.blockNumber,
    nodeBlock: Math.max(nodeBlock, receipt.blockNumber),
    recipient: receipt.to ?? null,
    // A failed transaction's logs must be ignored.
    movements: (succeeded ? receipt.logs : []).flatMap((log) => {
      const movement = readMovement(log);
      return movement ? [{ token: log.address, ...movement }] : [];
    }),
  };
}

async function inspectAt(client: RpcClient, txId: string): Promise<TransactionInspection> {
  const [latest, receipt] = await client.batch([blockCall("latest"), receiptCall(txId)]);
  if (!latest) throw unavailable("inconsistent", "The node has no newest block");
  return readInspection(txId, latest.number, receipt);
}

/** Asks one node what a transaction did, and the next one only when that one does not answer. */
export function createTransactionInspector(options: InspectorOptions): TransactionInspector {
  const clients = options.endpoints.map((endpoint) => createRpcClient(createEndpoint(endpoint)));
  return {
    token: options.tokenContract,
    inspect: async (txId) => {
      let failure: unknown = unavailable("unreachable", "No node can be asked about a transaction");
      for (const client of clients) {
        try {
          return await inspectAt(client, txId);
        } catch (error) {
          failure = error;
        }
      }
      throw failure;
    },
  };
}
