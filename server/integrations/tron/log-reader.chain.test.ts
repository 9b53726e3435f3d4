import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "@/server/core/clock";
import { isDomainError } from "@/server/core/errors";
import { deriveDepositAddress, type TronAddress } from "@/server/core/tron-address";
import {
  createLocalChainControl,
  type LocalChainControl,
} from "@/server/integrations/local-chain/control-client";
import { launchLocalChain, type LocalChain } from "@/server/integrations/local-chain/launch-local-chain";
import { createLogReader, type LogReaderOptions } from "@/server/integrations/tron/log-reader";
import {
  verifiedReader,
  verifyApiEndpoint,
  verifyRpcEndpoint,
} from "@/server/integrations/tron/verify-network";
import type { ChainReader, TokenTransfer } from "@/server/modules/chains/ports";

/** The account of the mnemonic "abandon ×11 about". */
const XPUB =
  "xpub6D1AabNHCupeiLM65ZR9UStMhJ1vCpyV4XbZdyhMZBiJXALQtmn9p42VTQckoHVn8WNqS7dqnJokZHAHcHGoaQgmv8D45oNUKx6DZMNZBCd";

let dataDir: string;
let chain: LocalChain;
let control: LocalChainControl;
let reader: ChainReader;
let nextAddress = 0;

const newAddress = (): TronAddress => deriveDepositAddress(XPUB, nextAddress++);

function readerWith(options: Partial<LogReaderOptions>): ChainReader {
  return createLogReader({
    network: chain.network,
    url: chain.rpcUrl,
    tokenContract: chain.usdtContract,
    timeoutMs: 5_000,
    pause: { firstMs: 1, longestMs: 1 },
    ...options,
  });
}

async function reasonOf(attempt: Promise<unknown>): Promise<unknown> {
  const error: unknown = await attempt.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  return isDomainError(error) && error.code === "chain_unavailable" ? error.details.reason : error;
}

async function transfersOf(numbers: { from: number; to: number }): Promise<readonly TokenTransfer[]> {
  return (await reader.transfers(numbers)).transfers;
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "daric-chain-"));
  chain = await launchLocalChain({ dataDir, blockTimeSeconds: null, logger: console });
  control = createLocalChainControl({ url: chain.controlUrl });
  reader = readerWith({});
});

afterEach(() => control.outage({ fault: null }));

afterAll(async () => {
  await chain?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe.each([
  ["JSON-RPC", verifyRpcEndpoint, () => chain.rpcUrl],
  ["the HTTP API", verifyApiEndpoint, () => chain.apiUrl],
] as const)("an endpoint of %s", (_, verify, url) => {
  const options = () => ({
    network: chain.network,
    url: url(),
    tokenContract: chain.usdtContract,
    timeoutMs: 5_000,
  });

  it("passes for the local chain", async () => {
    await expect(verify(options())).resolves.toBeUndefined();
  });

  it("does not pass for another chain, nor where the token is not", async () => {
    await expect(verify({ ...options(), network: "tron-nile" })).rejects.toThrow(
      "serves chain 1145132617, not tron-nile",
    );
    await expect(verify({ ...options(), tokenContract: newAddress() })).rejects.toThrow(
      "is not USDT with 6 decimals",
    );
  });

  it("is believed only once it has passed, and asked again until then", async () => {
    let verifications = 0;
    const doubtful = verifiedReader(reader, async () => {
      verifications += 1;
      await verify({ ...options(), network: verifications === 1 ? "tron-nile" : chain.network });
    });
    expect(await reasonOf(doubtful.heads())).toBe("wrong_network");
    await Promise.all([doubtful.heads(), doubtful.header(0), doubtful.heads()]);
    expect(verifications).toBe(2);
  });
});

describe("reading transfers", () => {
  it("reports a payment with its block, time and position", async () => {
    const to = newAddress();
    const { txId } = await control.pay({ to, amount: 9_990_000n });
    const before = systemClock.now().getTime();
    const { head } = await control.mine(1);
    const header = await reader.header(head);
    expect(await transfersOf({ from: head, to: head })).toEqual([
      {
        txId,
        ordinal: 0,
        blockNumber: head,
        blockHash: header?.hash,
        blockTime: header?.time,
        token: chain.usdtContract,
        from: expect.stringMatching(/^T/),
        to,
        value: 9_990_000n,
        succeeded: true,
      },
    ]);
    expect(Math.abs((header?.time.getTime() ?? 0) - before)).toBeLessThan(2_000);
    expect(await reader.receipt(txId)).toEqual({
      status: "succeeded",
      blockNumber: head,
      blockHash: header?.hash,
    });
  });

  it("counts other contracts' logs in the position, and keeps two transfers of one transaction apart", async () => {
    const [first, second] = [newAddress(), newAddress()];
    const { txId } = await control.pay({
      to: first,
      amount: 1n,
      transfers: [
        { to: second, amount: 2n },
        { to: first, amount: 3n },
      ],
    });
    const { head } = await control.mine(1);
    const found = await transfersOf({ from: head, to: head });
    expect(found.map(({ ordinal, to, value }) => ({ ordinal, to, value }))).toEqual([
      { ordinal: 1, to: first, value: 1n },
      { ordinal: 2, to: second, value: 2n },
      { ordinal: 3, to: first, value: 3n },
    ]);
    expect(new Set(found.map((transfer) => transfer.txId))).toEqual(new Set([txId]));
  });

  it("keeps the position when transactions before it in the block have logs", async () => {
    const [first, second] = [newAddress(), newAddress()];
    await control.pay({ to: first, amount: 1n, transfers: [{ to: first, amount: 1n }] });
    await control.pay({ to: second, amount: 2n, from: 1 });
    const { head } = await control.mine(1);
    const found = await transfersOf({ from: head, to: head });
    expect(found.map(({ to, ordinal }) => ({ to, ordinal }))).toEqual([
      { to: first, ordinal: 1 },
      { to: first, ordinal: 2 },
      { to: second, ordinal: 0 },
    ]);
  });

  it("does not report the counterfeit or a failed transaction, and shows zero values", async () => {
    const to = newAddress();
    const fake = await control.pay({ to, amount: 5n, token: "fake" });
    const failed = await control.pay({ to, amount: 6n, from: 1, fail: true });
    const failedBatch = await control.pay({
      to,
      amount: 6n,
      from: 3,
      transfers: Array.from({ length: 40 }, () => ({ to, amount: 1n })),
      fail: true,
    });
    const zero = await control.pay({ to, amount: 0n, from: 2 });
    const { head } = await control.mine(1);
    expect((await transfersOf({ from: head, to: head })).map(({ txId, value }) => ({ txId, value }))).toEqual(
      [{ txId: zero.txId, value: 0n }],
    );
    expect((await reader.receipt(failed.txId)).status).toBe("failed");
    expect((await reader.receipt(failedBatch.txId)).status).toBe("failed");
    expect((await reader.receipt(fake.txId)).status).toBe("succeeded");
  });

  it("shows the token's fee as a transfer of its own", async () => {
    const to = newAddress();
    await control.setFee(20);
    await control.mine(1);
    await control.pay({ to, amount: 10_000n });
    await control.setFee(0);
    const { head } = await control.mine(1);
    const found = await transfersOf({ from: head, to: head });
    expect(found.map(({ ordinal, value }) => ({ ordinal, value }))).toEqual([
      { ordinal: 0, value: 9_980n },
      { ordinal: 1, value: 20n },
    ]);
    expect(found.map((transfer) => transfer.to === to)).toEqual([true, false]);
  });

  it("looks up only the transactions of wanted recipients", async () => {
    const [wanted, other] = [newAddress(), newAddress()];
    await control.pay({ to: wanted, amount: 1n });
    await control.pay({ to: other, amount: 1n });
    const { head } = await control.mine(1);
    const asked: ReadonlySet<TronAddress>[] = [];
    const { transfers } = await reader.transfers({
      from: head,
      to: head,
      selectRecipients: async (recipients) => {
        asked.push(recipients);
        return new Set([wanted]);
      },
    });
    expect(asked).toEqual([new Set([wanted, other])]);
    expect(transfers.map(({ to }) => to)).toEqual([wanted]);
  });

  it("reads a range longer than a query, with every header linked", async () => {
    const { latest } = await reader.heads();
    const to = newAddress();
    await control.pay({ to, amount: 1n });
    const { head } = await control.mine(130);
    const { headers, transfers } = await reader.transfers({ from: latest.number + 1, to: head });
    expect(headers.map(({ number }) => number)).toEqual(
      Array.from({ length: 130 }, (_, index) => latest.number + 1 + index),
    );
    expect(headers.slice(1).every((header, index) => header.parentHash === headers[index]?.hash)).toBe(true);
    expect(transfers.map(({ blockNumber }) => blockNumber)).toEqual([latest.number + 1]);
  });

  it("halves a query that the node refuses", async () => {
    await control.mine(250);
    const { latest } = await reader.heads();
    // 250 headers do not fit the 100 calls that a node takes in a batch.
    const greedy = readerWith({ blocksPerQuery: 250 });
    const { headers } = await greedy.transfers({ from: latest.number - 249, to: latest.number });
    expect(headers).toHaveLength(250);
  });
});

describe("finality", () => {
  it("trails the head by 18 blocks", async () => {
    await control.mine(1);
    const { latest, finalized } = await reader.heads();
    expect(latest.number - finalized.number).toBe(18);
  });

  it("gives hashes that begin with the block number", async () => {
    const { latest } = await reader.heads();
    expect(latest.hash).toMatch(/^0x[0-9a-f]{64}$/);
    expect(Number(latest.hash.slice(0, 18))).toBe(latest.number);
    expect(Number(latest.parentHash.slice(0, 18))).toBe(latest.number - 1);
  });

  it("tells a transaction it does not know from one it cannot ask for", async () => {
    const standing = await reader.receipt("0".repeat(64));
    expect(standing).toMatchObject({ status: "missing", seenBy: { latest: (await reader.heads()).latest } });
  });
});

describe("a reorganisation", () => {
  it("gives the same transfer other blocks, and the same identity", async () => {
    const to = newAddress();
    await control.pay({ to: newAddress(), amount: 1n });
    await control.mine(1);
    const { txId } = await control.pay({ to, amount: 7n, from: 3 });
    const { head } = await control.mine(1);
    const [before] = await transfersOf({ from: head, to: head });
    await control.reorg({ depth: 2 });
    const { latest } = await reader.heads();
    expect(latest.number).toBe(head + 1);
    const after = (await transfersOf({ from: head - 1, to: latest.number })).find(
      (transfer) => transfer.to === to,
    );
    expect(after).toMatchObject({ txId, ordinal: before?.ordinal, value: 7n, blockNumber: head - 1 });
    expect(after?.blockHash).not.toBe(before?.blockHash);
    expect((await reader.header(head))?.hash).not.toBe(before?.blockHash);
  });

  it("can drop a transaction for good, and the payer can go on", async () => {
    const to = newAddress();
    const { txId } = await control.pay({ to, amount: 7n });
    const { head } = await control.mine(1);
    await control.reorg({ depth: 1, drop: [txId] });
    expect((await reader.receipt(txId)).status).toBe("missing");
    await control.pay({ to, amount: 8n });
    const { head: later } = await control.mine(1);
    expect((await transfersOf({ from: head, to: later })).map(({ value }) => value)).toEqual([8n]);
  });

  it("never reaches a finalized block", async () => {
    await expect(control.reorg({ depth: 19 })).rejects.toMatchObject({ code: "validation_failed" });
  });
});

describe("a node on a bad day", () => {
  it.each([
    [{ kind: "overload" }, "malformed"],
    [{ kind: "forbidden" }, "rate_limited"],
    [{ kind: "down" }, "unreachable"],
  ] as const)("%o is never an empty result", async (fault, reason) => {
    const { latest } = await reader.heads();
    await control.outage({ fault });
    const range = { from: latest.number, to: latest.number };
    expect(await reasonOf(readerWith({}).transfers(range))).toBe(reason);
    expect(await reasonOf(readerWith({}).heads())).toBe(reason);
    expect(await reasonOf(readerWith({}).header(latest.number))).toBe(reason);
    expect(await reasonOf(readerWith({}).receipt("0".repeat(64)))).toBe(reason);
    await control.outage({ fault: null });
    await expect(readerWith({}).transfers(range)).resolves.toBeDefined();
  });

  it("a node that lags does not pass for one without transfers", async () => {
    const to = newAddress();
    const { txId } = await control.pay({ to, amount: 1n });
    const { head } = await control.mine(1);
    await control.outage({ fault: { kind: "lagging", blocks: 5 } });
    expect((await reader.heads()).latest.number).toBe(head - 5);
    expect(await reader.header(head)).toBeNull();
    expect(await reasonOf(reader.transfers({ from: head - 10, to: head }))).toBe("inconsistent");
    expect(await reader.receipt(txId)).toMatchObject({
      status: "missing",
      seenBy: { latest: { number: head - 5 } },
    });
  });

  it("leaves an endpoint alone after a rate limit", async () => {
    const patient = readerWith({ pause: { firstMs: 60_000, longestMs: 60_000 } });
    await control.outage({ fault: { kind: "forbidden" } });
    expect(await reasonOf(patient.heads())).toBe("rate_limited");
    await control.outage({ fault: null });
    expect(await reasonOf(patient.heads())).toBe("rate_limited");
    await expect(reader.heads()).resolves.toBeDefined();
  });
});
