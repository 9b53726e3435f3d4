import { expect, it } from "vitest";
import { parseTronAddress } from "@/server/core/tron-address";
import { createChainPool } from "@/server/integrations/tron/chain-pool";
import type { ChainReader } from "@/server/modules/chains/ports";
import { FakeChain } from "@/server/testing/fake-chain";

const TOKEN = parseTronAddress("TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf");
const policy = { behindBlocks: 5, firstRestMs: 5, longestRestMs: 5, graceMs: 20 };

/** Providers with chains of their own, all the same at first; each notes what it is asked. */
function providers(count: number) {
  const nodes = Array.from({ length: count }, () => new FakeChain("tron-local", TOKEN));
  const asked: string[] = [];
  const spy = (chain: ChainReader, place: number): ChainReader => ({
    network: chain.network,
    heads: () => chain.heads(),
    header: (number) => (asked.push(`header ${place}`), chain.header(number)),
    transfers: (range) => (asked.push(`transfers ${place}`), chain.transfers(range)),
    receipt: (txId) => (asked.push(`receipt ${place}`), chain.receipt(txId)),
  });
  const members = nodes.map((node, place) => ({ reader: spy(node, place), provider: `host${place}` }));
  const [first, second] = nodes;
  if (!first || !second) throw new Error("Two nodes at least");
  return { nodes, first, second, asked, members, pool: createChainPool(members, policy) };
}

it("stays with one endpoint while it is well", async () => {
  const { pool, asked } = providers(3);
  await pool.heads();
  await pool.header(1);
  await pool.transfers({ from: 1, to: 2 });
  await pool.receipt("0".repeat(64));
  expect(asked).toEqual(["header 0", "transfers 0", "receipt 0"]);
});

it("turns to another one when the first fails, and stays there", async () => {
  const { pool, asked, first } = providers(2);
  first.breakDown(true);
  expect((await pool.header(1))?.number).toBe(1);
  first.breakDown(false);
  await pool.header(2);
  expect(asked).toEqual(["header 0", "header 1", "header 1"]);
});

it("fails as the last endpoint does when none answers, and recovers", async () => {
  const { pool, first, second } = providers(2);
  first.breakDown(true);
  second.breakDown(true);
  await expect(pool.header(1)).rejects.toMatchObject({ code: "chain_unavailable" });
  await expect(pool.heads()).rejects.toMatchObject({ code: "chain_unavailable" });
  first.breakDown(false);
  second.breakDown(false);
  await expect
    .poll(() =>
      pool.heads().then(
        ({ latest }) => latest.number,
        () => null,
      ),
    )
    .toBe(18);
});

it("does not ask a node that stands still while another one goes on", async () => {
  const { pool, asked, first, second } = providers(2);
  second.mine(6);
  expect((await pool.heads()).latest.number).toBe(second.headNumber);
  await pool.header(1);
  expect(asked).toEqual(["header 1"]);
  first.mine(20);
  await pool.heads();
  await expect.poll(async () => (await pool.heads()).latest.number).toBe(first.headNumber);
  await pool.header(1);
  expect(asked.at(-1)).toBe("header 0");
});

it("does not take a block for missing while a better node has it", async () => {
  const { pool, second } = providers(2);
  second.mine(2);
  await pool.heads();
  expect((await pool.header(second.headNumber))?.number).toBe(second.headNumber);
  expect(await pool.header(second.headNumber + 1)).toBeNull();
});

it("does not take a transaction for missing while a node with more blocks knows it", async () => {
  const { pool, second } = providers(2);
  const { txId } = second.pay({ to: TOKEN, value: 1n });
  await pool.heads();
  expect((await pool.receipt(txId)).status).toBe("succeeded");
  expect((await pool.receipt("0".repeat(64))).status).toBe("missing");
});

it("reads solid blocks again from another endpoint than the one that is followed", async () => {
  const { pool, asked } = providers(3);
  await pool.transfers({ from: 1, to: 2 });
  await pool.transfers({ from: 1, to: 2, withoutIndex: true });
  await pool.transfers({ from: 1, to: 2 });
  expect(asked).toEqual(["transfers 0", "transfers 1", "transfers 0"]);
});

it("passes on what is no failure of a node", async () => {
  const { members, asked } = providers(2);
  const defect = { ...members[0], provider: "host0" };
  const reader: ChainReader = {
    ...(defect.reader as ChainReader),
    header: () => Promise.reject(new TypeError("a defect")),
  };
  const pool = createChainPool([{ reader, provider: "host0" }, ...members.slice(1)], policy);
  await expect(pool.header(1)).rejects.toThrow(TypeError);
  expect(asked).toEqual([]);
});

it("counts endpoints at one host as one provider", () => {
  const { members } = providers(3);
  const sameHost = members.map(({ reader }, place) => ({ reader, provider: place < 2 ? "a" : "b" }));
  expect(createChainPool(sameHost, policy).independent).toEqual([members[0]?.reader, members[2]?.reader]);
});
