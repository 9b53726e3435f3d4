import { z } from "zod";
import { isDomainError } from "@/server/core/errors";
import { type TronAddress, tronAddressToHex } from "@/server/core/tron-address";
import { present } from "@/server/integrations/tron/check-answer";
import type { RpcCall, RpcClient } from "@/server/integrations/tron/json-rpc";
import { blockCall } from "@/server/integrations/tron/read-range";
import { unavailable } from "@/server/integrations/tron/unavailable";
import type { BalanceReader, BalanceReading } from "@/server/modules/reconciliations/ports";

/** With the header, fewer than the 100 calls that java-tron takes in a batch. */
const ADDRESSES_PER_READING = 90;
/** The selector of `balanceOf(address)`. */
const BALANCE_OF = "0x70a08231";
const WORD_DIGITS = 64;

const wordSchema = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/i)
  .transform(BigInt);

/** TRON knows no other tag than `latest` here. */
const balanceCall = (token: TronAddress, address: TronAddress): RpcCall<bigint> => ({
  method: "eth_call",
  params: [
    {
      to: tronAddressToHex(token),
      data: `${BALANCE_OF}${tronAddressToHex(address).slice(2).padStart(WORD_DIGITS, "0")}`,
    },
    "latest",
  ],
  result: wordSchema,
});

async function readFrom(
  client: RpcClient,
  token: TronAddress,
  addresses: readonly TronAddress[],
): Promise<BalanceReading> {
  const calls: RpcCall<bigint>[] = addresses.map((address) => balanceCall(token, address));
  const [before] = await client.batch([blockCall("latest")]);
  const balances = await client.batch(calls);
  const [after] = await client.batch([blockCall("latest")]);
  const from = present(before, "latest");
  const to = present(after, "latest");
  if (to.number < from.number)
    throw unavailable("inconsistent", "The node went back while balances were read");
  return { balances, from, to };
}

/**
 * Reads token balances of a TRON network through JSON-RPC, from the first endpoint that answers. A batch is not one moment
 * on the node, so the newest block is asked for before the balances and again, in a request of its own, after them.
 */
export function createBalanceReader(clients: readonly RpcClient[], token: TronAddress): BalanceReader {
  return {
    addressesPerReading: ADDRESSES_PER_READING,
    readBalances: async (addresses) => {
      let failure = unavailable("unreachable", "No endpoint of this network tells balances");
      for (const client of clients) {
        try {
          return await readFrom(client, token, addresses);
        } catch (error) {
          if (!isDomainError(error)) throw error;
          failure = error;
        }
      }
      throw failure;
    },
  };
}
