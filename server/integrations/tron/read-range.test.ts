import { describe, expect, it } from "vitest";
import { isDomainError } from "@/server/core/errors";
import { parseTronAddress } from "@/server/core/tron-address";
import type { RpcCall, RpcClient } from "@/server/integrations/tron/json-rpc";
import { checkRange, createSpan, readRange } from "@/server/integrations/tron/read-range";
import { readTransfers } from "@/server/integrations/tron/log-reader";
import { unavailable, type UnavailableReason } from "@/server/integrations/tron/unavailable";
import { TRANSFER_TOPIC, type WireLog, type WireReceipt } from "@/server/integrations/tron/wire";
import type { BlockHeader } from "@/server/modules/chains/ports";

const TOKEN = parseTronAddress("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t");
const OTHER = parseTronAddress("TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH");

const header = (number: number, branch = "a"): BlockHeader => ({
  number,
  hash: `${branch}${number}`,
  parentHash: `${branch}${number - 1}`,
  time: new Date(number * 3_000),
});

function log(blockNumber: number, change: Partial<WireLog> = {}): WireLog {
  const word = `0x${"0".repeat(63)}1`;
  return {
    address: TOKEN,
    topics: [TRANSFER_TOPIC, word, word],
    data: word as `0x${string}`,
    blockNumber,
    blockHash: `a${blockNumber}`,
    transactionHash: "0xt",
    ...change,
  };
}

function reasonOf(attempt: () => unknown): unknown {
  try {
    attempt();
  } catch (error) {
    if (isDomainError(error)) return error.details.reason;
    throw error;
  }
  return "accepted";
}

describe("checkRange", () => {
  const headers = [header(5), header(6), header(7)];

  it("accepts one branch with its logs", () => {
    expect(checkRange(5, header(7), [log(6)], headers)).toEqual({ headers, logs: [log(6)] });
  });

  it.each([
    ["the end block is missing", null, [], [header(5), header(6), null]],
    ["a block in the middle is missing", header(7), [], [header(5), null, header(7)]],
    ["a block is another one", header(7), [], [header(5), header(6), header(8)]],
    ["blocks do not follow each other", header(7), [], [header(5), header(6, "b"), header(7)]],
    ["the end block changed meanwhile", header(7, "b"), [], headers],
    ["the end block was missing when the logs were read", null, [], headers],
    ["a log is of another branch", header(7), [log(6, { blockHash: "b6" })], headers],
    ["a log is of a block outside", header(7), [log(8)], headers],
  ])("refuses when %s", (_, end, logs, answered) => {
    expect(reasonOf(() => checkRange(5, end, logs, answered))).toBe("inconsistent");
  });
});

/** A node that fails on more than `limit` blocks; notes the lengths it was asked for. */
function nodeWithLimit(limit: number, reason: UnavailableReason): { client: RpcClient; asked: number[] } {
  const asked: number[] = [];
  const answer = async (calls: readonly RpcCall[]): Promise<unknown[]> => {
    asked.push(calls.length - 2);
    if (calls.length - 2 > limit) throw unavailable(reason, "too long");
    return calls.map(({ method, params }) => (method === "eth_getLogs" ? [] : header(Number(params[0]))));
  };
  return { client: { batch: answer as RpcClient["batch"] }, asked };
}

describe("readRange", () => {
  it("finds the length that a node accepts, and comes back to longer ones", async () => {
    const { client, asked } = nodeWithLimit(10, "refused");
    const { headers } = await readRange(client, TOKEN, { from: 1, to: 60 }, createSpan(50));
    expect(headers.map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect(asked.slice(0, 4)).toEqual([50, 25, 12, 6]);
    expect(Math.max(...asked.slice(4))).toBeGreaterThan(6);
  });

  it("halves what it asked for, not only what it might ask for", async () => {
    const { client, asked } = nodeWithLimit(1, "refused");
    await readRange(client, TOKEN, { from: 1, to: 4 }, createSpan(50));
    expect(asked.slice(0, 2)).toEqual([4, 3]);
  });

  it("gives up on a single block that is refused", async () => {
    const { client, asked } = nodeWithLimit(0, "refused");
    await expect(readRange(client, TOKEN, { from: 1, to: 8 }, createSpan(8))).rejects.toMatchObject({
      code: "chain_unavailable",
    });
    expect(asked).toEqual([8, 4, 2, 1]);
  });

  it("does not press a node that is in trouble, and asks for less next time", async () => {
    const { client, asked } = nodeWithLimit(10, "malformed");
    const span = createSpan(16);
    await expect(readRange(client, TOKEN, { from: 1, to: 16 }, span)).rejects.toMatchObject({
      details: { reason: "malformed" },
    });
    expect(asked).toEqual([16]);
    await readRange(client, TOKEN, { from: 1, to: 16 }, span);
    expect(asked[1]).toBe(8);
  });
});

describe("readTransfers", () => {
  const hit = { txId: "t", header: header(6), logs: [log(6)] };
  const receipt: WireReceipt = {
    transactionHash: "0xt",
    blockNumber: 6,
    blockHash: "a6",
    status: "0x1",
    logs: [log(6, { topics: [] }), log(6, { address: OTHER }), log(6)],
  };

  it("counts all logs of the transaction and reports the token's", () => {
    expect(
      readTransfers(hit, receipt, TOKEN).map(({ ordinal, blockTime }) => ({ ordinal, blockTime })),
    ).toEqual([{ ordinal: 2, blockTime: new Date(18_000) }]);
  });

  it("marks the logs of a failed transaction", () => {
    expect(readTransfers(hit, { ...receipt, status: "0x0", logs: [] }, TOKEN)).toMatchObject([
      { succeeded: false, ordinal: 0 },
    ]);
  });

  it.each([
    ["missing", null],
    ["another transaction's", { ...receipt, transactionHash: "0xu" }],
    ["of another branch", { ...receipt, blockHash: "b6" }],
    ["without the transfer", { ...receipt, logs: [] }],
    ["with one transfer more", { ...receipt, logs: [log(6), log(6)] }],
  ])("refuses a receipt that is %s", (_, other) => {
    expect(reasonOf(() => readTransfers(hit, other, TOKEN))).toBe("inconsistent");
  });
});
