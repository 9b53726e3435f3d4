import { expect, it } from "vitest";
import { parseTronAddress } from "@/server/core/tron-address";
import { createBalanceReader } from "@/server/integrations/tron/balance-reader";
import type { RpcCall, RpcClient } from "@/server/integrations/tron/json-rpc";
import { unavailable } from "@/server/integrations/tron/unavailable";

const TOKEN = parseTronAddress("TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf");
const HOLDER = parseTronAddress("TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH");

const block = (number: number) => {
  const hash = `0x${number.toString(16).padStart(16, "0")}${"0".repeat(48)}`;
  return { number: `0x${number.toString(16)}`, hash, parentHash: hash, timestamp: "0x1" };
};

/** A node whose head is at each of `heads` in turn. */
function clientAt(...heads: number[]): { client: RpcClient; asked: RpcCall[] } {
  const asked: RpcCall[] = [];
  const batch = (calls: readonly RpcCall[]) => {
    asked.push(...calls);
    return Promise.resolve(
      calls.map(({ method, result }) =>
        result.parse(method === "eth_call" ? `0x${"0".repeat(58)}989680` : block(heads.shift() ?? 0)),
      ),
    );
  };
  return { client: { batch: batch as RpcClient["batch"] }, asked };
}

it("asks the token for each holder, between two looks at the head", async () => {
  const { client, asked } = clientAt(7, 8);
  const reading = await createBalanceReader([client], TOKEN).readBalances([HOLDER]);
  expect(reading).toMatchObject({ balances: [10_000_000n], from: { number: 7 }, to: { number: 8 } });
  expect(asked.map(({ method }) => method)).toEqual([
    "eth_getBlockByNumber",
    "eth_call",
    "eth_getBlockByNumber",
  ]);
  expect(asked[1]?.params).toEqual([
    {
      to: expect.stringMatching(/^0x[0-9a-f]{40}$/),
      data: expect.stringMatching(/^0x70a082310{24}[0-9a-f]{40}$/),
    },
    "latest",
  ]);
});

it("believes no service that goes back while it answers", async () => {
  const { client } = clientAt(8, 7);
  await expect(createBalanceReader([client], TOKEN).readBalances([HOLDER])).rejects.toMatchObject({
    code: "chain_unavailable",
  });
});

it("asks the next endpoint when one does not answer", async () => {
  const down = { batch: () => Promise.reject(unavailable("unreachable", "down")) } as unknown as RpcClient;
  const { client } = clientAt(7, 7);
  expect((await createBalanceReader([down, client], TOKEN).readBalances([HOLDER])).balances).toHaveLength(1);
  await expect(createBalanceReader([down], TOKEN).readBalances([HOLDER])).rejects.toMatchObject({
    code: "chain_unavailable",
  });
});
