import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { isDomainError } from "@/server/core/errors";
import { type TronAddress, tronAddressFromHex } from "@/server/core/tron-address";
import {
  createLocalChainControl,
  type LocalChainControl,
} from "@/server/integrations/local-chain/control-client";
import { launchLocalChain, type LocalChain } from "@/server/integrations/local-chain/launch-local-chain";
import { createLogReader } from "@/server/integrations/tron/log-reader";
import { createReceiptReader } from "@/server/integrations/tron/receipt-reader";
import type { BlockRange, ChainReader } from "@/server/modules/chains/ports";

let dataDir: string;
let chain: LocalChain;
let control: LocalChainControl;
let logs: ChainReader;
let receipts: ChainReader;
let accounts = 0;

const newAddress = (): TronAddress =>
  tronAddressFromHex(`0x${(++accounts).toString(16).padStart(4, "0").repeat(10)}`);

/** What both readers say about the range, also without an index, after checking that they say the same. */
async function agreed(range: BlockRange) {
  const answer = await receipts.transfers(range);
  expect(await logs.transfers(range)).toEqual(answer);
  expect(await logs.transfers({ ...range, withoutIndex: true })).toEqual(answer);
  return answer;
}

async function reasonOf(attempt: Promise<unknown>): Promise<unknown> {
  const error: unknown = await attempt.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  return isDomainError(error) && error.code === "chain_unavailable" ? error.details.reason : error;
}

/** One payment of every kind, in a few blocks; the transactions in order, and the blocks. */
async function makeHistory() {
  const { latest } = await logs.heads();
  const [to, other] = [newAddress(), newAddress()];
  const txIds: string[] = [];
  const pay = async (payment: Parameters<LocalChainControl["pay"]>[0]) => {
    txIds.push((await control.pay(payment)).txId);
  };
  await pay({ to, amount: 1n });
  await pay({
    to,
    amount: 2n,
    from: 1,
    transfers: [
      { to: other, amount: 3n },
      { to, amount: 4n },
    ],
  });
  await pay({ to, amount: 5n, from: 2, token: "fake" });
  await pay({ to, amount: 6n, from: 3, token: "fake", transfers: [{ to, amount: 6n }] });
  await control.mine(2);
  await pay({ to, amount: 7n, from: 4, fail: true });
  await pay({ to, amount: 0n, from: 5 });
  txIds.push((await control.setFee(20)).txId);
  await control.mine(1);
  await pay({ to, amount: 10_000n, from: 6 });
  txIds.push((await control.setFee(0)).txId);
  const { head } = await control.mine(3);
  return { range: { from: latest.number + 1, to: head }, to, other, txIds };
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "daric-chain-"));
  chain = await launchLocalChain({ dataDir, blockTimeSeconds: null, logger: console });
  control = createLocalChainControl({ url: chain.controlUrl });
  const options = { network: chain.network, tokenContract: chain.usdtContract, timeoutMs: 5_000 };
  const pause = { firstMs: 1, longestMs: 1 };
  logs = createLogReader({ ...options, pause, url: chain.rpcUrl });
  receipts = createReceiptReader({ ...options, pause, url: chain.apiUrl });
});

afterEach(() => control.outage({ fault: null }));

afterAll(async () => {
  await chain?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe("both readers", () => {
  it("report the same of every kind of payment, in ranges of any cut", async () => {
    const { range, to, other } = await makeHistory();
    const { transfers, headers } = await agreed(range);
    expect(headers).toHaveLength(6);
    expect(transfers.map(({ ordinal, value }) => [ordinal, value])).toEqual([
      [0, 1n],
      [1, 2n],
      [2, 3n],
      [3, 4n],
      [0, 0n],
      [0, 9_980n],
      [1, 20n],
    ]);
    expect(transfers.filter((transfer) => transfer.to === to)).toHaveLength(5);
    for (let number = range.from; number <= range.to; number += 1) await agreed({ from: number, to: number });
    const ofOther = { ...range, selectRecipients: async () => new Set([other]) };
    expect((await agreed(ofOther)).transfers.map(({ value }) => value)).toEqual([2n, 3n, 4n]);
    expect((await agreed(ofOther)).seen).toBe(7);
  });

  it("agree on blocks, heads and the standing of every transaction", async () => {
    const { range, txIds } = await makeHistory();
    expect(await receipts.heads()).toEqual(await logs.heads());
    for (const number of [0, range.from, range.to, range.to + 1])
      expect(await receipts.header(number)).toEqual(await logs.header(number));
    for (const txId of [...txIds, "0".repeat(64)])
      expect(await receipts.receipt(txId)).toEqual(await logs.receipt(txId));
    const standings = await Promise.all(txIds.map((txId) => receipts.receipt(txId)));
    expect(standings.filter(({ status }) => status === "failed")).toHaveLength(1);
  });

  it("agree from the first block on", async () => {
    expect((await agreed({ from: 0, to: 30 })).headers).toHaveLength(31);
  });

  it("see the same after a reorganisation", async () => {
    const { range, txIds } = await makeHistory();
    const before = await agreed(range);
    await control.reorg({ depth: 6, drop: [txIds[0] ?? ""] });
    const after = await agreed({ from: range.from, to: range.to + 1 });
    expect(after.headers[0]?.hash).not.toBe(before.headers[0]?.hash);
    expect(after.transfers.map(({ value }) => value)).toEqual([2n, 3n, 4n, 0n, 9_980n, 20n]);
    expect(await receipts.receipt(txIds[0] ?? "")).toEqual(await logs.receipt(txIds[0] ?? ""));
  });
});

describe("gaps of a node", () => {
  it("a missing log index hides transfers from log queries only", async () => {
    const { range } = await makeHistory();
    await control.outage({ fault: { kind: "unindexed" } });
    expect(await logs.transfers(range)).toMatchObject({ transfers: [], seen: 0, headers: { length: 6 } });
    expect((await logs.transfers({ ...range, withoutIndex: true })).transfers).toHaveLength(7);
    expect((await receipts.transfers(range)).transfers).toHaveLength(7);
  });

  it("missing receipts are never taken for blocks without transfers", async () => {
    const { range, txIds } = await makeHistory();
    await control.outage({ fault: { kind: "unrecorded" } });
    expect(await reasonOf(receipts.transfers(range))).toBe("inconsistent");
    expect(await receipts.receipt(txIds[0] ?? "")).toMatchObject({ status: "missing" });
  });

  it.each([
    [{ kind: "overload" }, "malformed"],
    [{ kind: "forbidden" }, "rate_limited"],
    [{ kind: "down" }, "unreachable"],
    [{ kind: "lagging", blocks: 5 }, "inconsistent"],
  ] as const)("%o is never an empty result", async (fault, reason) => {
    const { range } = await makeHistory();
    await control.outage({ fault });
    expect(await reasonOf(receipts.transfers(range))).toBe(reason);
  });
});
