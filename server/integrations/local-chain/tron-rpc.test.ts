import { describe, expect, it } from "vitest";
import { sealBlock } from "@/server/integrations/local-chain/block-hash";
import type { ChainTransaction } from "@/server/integrations/local-chain/chain-record";
import { ChainState } from "@/server/integrations/local-chain/chain-state";
import { answerRpc } from "@/server/integrations/local-chain/tron-rpc";

const HEAD = 5_100;
const PAID_AT = 60;
const token = `0x${"aa".repeat(20)}` as const;
const topic = `0x${"bb".repeat(32)}` as const;
const txId = "cc".repeat(32);

const transaction = (id: string, logs: number): ChainTransaction => ({
  txId: id,
  from: token,
  to: token,
  contractAddress: null,
  succeeded: true,
  energyUsed: 21_000,
  logs: Array.from({ length: logs }, () => ({ address: token, topics: [topic], data: "0x01" as const })),
});

function chainOf(transactions: Record<number, ChainTransaction[]>, head = HEAD): ChainState {
  const state = new ChainState();
  for (let number = 0; number <= head; number += 1) {
    const included = transactions[number] ?? [];
    for (const item of included) state.apply({ kind: "transaction", txId: item.txId, raw: "0x00" });
    state.apply({ kind: "block", block: sealBlock(number, 1_000 + number, included) });
  }
  return state;
}

const chain = chainOf({ [PAID_AT]: [transaction("dd".repeat(32), 2), transaction(txId, 2)] });

const simulate = async () => ({ output: "0x" as const, energyUsed: 0, error: null });

function ask(method: string, params: unknown[], state = chain, unindexed = false): Promise<unknown> {
  const backend = { view: state.view(), unindexed, simulate };
  return answerRpc(backend, { jsonrpc: "2.0", id: 9, method, params });
}

const logsBetween = (fromBlock: number, toBlock: number, more: object = {}) =>
  ask("eth_getLogs", [
    { fromBlock: `0x${fromBlock.toString(16)}`, toBlock: `0x${toBlock.toString(16)}`, ...more },
  ]);

const refusal = (code: number, message: string) => ({
  jsonrpc: "2.0",
  id: 9,
  error: { code, message, data: "{}" },
});

describe("blocks", () => {
  it("have a hash that begins with their number and name their parent's", async () => {
    const parent = await ask("eth_getBlockByNumber", ["0x3b", false]);
    const answer = await ask("eth_getBlockByNumber", ["0x3c", false]);
    expect(answer).toMatchObject({
      result: {
        number: "0x3c",
        hash: expect.stringMatching(/^0x000000000000003c[0-9a-f]{48}$/),
        parentHash: (parent as { result: { hash: string } }).result.hash,
        timestamp: `0x${(1_060).toString(16)}`,
        transactions: [`0x${"dd".repeat(32)}`, `0x${txId}`],
      },
    });
  });

  it("know the tags of TRON and no others", async () => {
    expect(await ask("eth_getBlockByNumber", ["finalized", false])).toMatchObject({
      result: { number: `0x${(HEAD - 18).toString(16)}` },
    });
    expect(await ask("eth_getBlockByNumber", ["earliest", false])).toMatchObject({
      result: { number: "0x0" },
    });
    expect(await ask("eth_getBlockByNumber", ["safe", false])).toEqual(
      refusal(-32602, "TAG safe not supported"),
    );
    expect(await ask("eth_getBlockByNumber", ["pending", false])).toEqual(
      refusal(-32602, "TAG pending not supported"),
    );
    expect(await ask("eth_getBlockByNumber", ["0xffffff", false])).toMatchObject({ result: null });
  });
});

describe("eth_getLogs", () => {
  it("counts the log index through the block", async () => {
    const answer = await logsBetween(PAID_AT, PAID_AT, { address: token, topics: [topic] });
    expect(answer).toMatchObject({
      result: ["0x0", "0x1", "0x2", "0x3"].map((logIndex) => ({
        logIndex,
        blockNumber: "0x3c",
        removed: false,
      })),
    });
  });

  it("takes addresses and topics as alternatives", async () => {
    const other = `0x${"ee".repeat(20)}`;
    expect(
      await logsBetween(0, 100, { address: [other, token], topics: [[`0x${"00".repeat(32)}`, topic]] }),
    ).toMatchObject({ result: { length: 4 } });
    expect(await logsBetween(0, 100, { address: other })).toMatchObject({ result: [] });
    expect(await logsBetween(0, 100, { topics: [topic, null] })).toMatchObject({ result: [] });
  });

  it("bounds the range", async () => {
    expect(await logsBetween(0, 5_000)).toMatchObject({ result: { length: 4 } });
    expect(await logsBetween(0, 5_001)).toEqual(refusal(-32602, "exceed max block range: 5000"));
    expect(await logsBetween(2, 1)).toEqual(refusal(-32602, "please verify: fromBlock <= toBlock"));
  });

  it("is silent about blocks beyond the head", async () => {
    expect(await logsBetween(HEAD - 4_999, HEAD + 100_000)).toMatchObject({ result: [] });
    expect(await logsBetween(HEAD + 1, HEAD + 10)).toMatchObject({ result: [] });
  });

  it.each([
    [{ address: Array(1_001).fill(token) }, "exceed max addresses: 1000"],
    [{ topics: [Array(1_001).fill(topic)] }, "exceed max topics: 1000"],
    [{ topics: [null, null, null, null, null] }, "topics size should be <= 4"],
    [
      { blockHash: `0x${"00".repeat(32)}`, fromBlock: "0x1" },
      "cannot specify both BlockHash and FromBlock/ToBlock, choose one or the other",
    ],
    [{ blockHash: `0x${"00".repeat(32)}` }, "invalid blockHash"],
  ])("bounds the filter (%#)", async (filter, message) => {
    expect(await ask("eth_getLogs", [filter])).toEqual(refusal(-32602, message));
  });

  it("takes only the height from a block's hash, also when the block has left the chain", async () => {
    const state = chainOf({ 2: [transaction(txId, 1)] }, 3);
    const orphan = state.blockAt(2).hash;
    const blocks = [sealBlock(2, 1_002, []), sealBlock(3, 1_003, [])];
    expect(await ask("eth_getLogs", [{ blockHash: orphan }], state)).toMatchObject({ result: { length: 1 } });
    state.apply({ kind: "reorg", keep: 1, dropped: [txId], blocks });
    expect(await ask("eth_getLogs", [{ blockHash: orphan }], state)).toMatchObject({ result: [] });
    expect(await ask("eth_getBlockByHash", [orphan, false], state)).toMatchObject({ result: null });
  });

  it("bounds the results", async () => {
    const busy = chainOf({ 1: [transaction(txId, 10_001)] }, 2);
    expect(await ask("eth_getLogs", [{ fromBlock: "0x1", toBlock: "0x1" }], busy)).toEqual(
      refusal(-32005, "query returned more than 10000 results"),
    );
  });

  it.each([
    ["an address", { address: token }, 0],
    ["a topic", { topics: [topic] }, 0],
    ["no filter", { topics: [null] }, 4],
  ])("with %s consults the log index, or does without", async (_, filter, length) => {
    const query = { fromBlock: "0x3c", toBlock: "0x3c", ...filter };
    expect(await ask("eth_getLogs", [query], chain, true)).toMatchObject({ result: { length } });
    expect(await ask("eth_getLogs", [query], chain, false)).toMatchObject({ result: { length: 4 } });
  });
});

describe("methods", () => {
  it.each([
    "eth_sendRawTransaction",
    "eth_sendTransaction",
    "eth_getTransactionCount",
    "anvil_mine",
    "toString",
  ])("%s does not exist", async (method) => {
    expect(await ask(method, [])).toEqual(
      refusal(-32601, `the method ${method} does not exist/is not available`),
    );
  });

  it("calls only the newest state", async () => {
    expect(await ask("eth_call", [{ to: token, data: "0x" }, "0x1"])).toEqual(
      refusal(-32602, "QUANTITY not supported, just support TAG as latest"),
    );
  });

  it("says that a call reverts, and with what", async () => {
    const reverting = async () => ({ output: "0x08c3" as const, energyUsed: 1, error: "execution reverted" });
    const backend = { view: chain.view(), unindexed: false, simulate: reverting };
    const request = { jsonrpc: "2.0", id: 9, method: "eth_call", params: [{ to: token }, "latest"] };
    expect(await answerRpc(backend, request)).toMatchObject({
      error: { code: -32000, message: "REVERT opcode executed", data: "0x08c3" },
    });
  });

  it("has no receipt for an unknown transaction", async () => {
    expect(await ask("eth_getTransactionReceipt", [`0x${"00".repeat(32)}`])).toMatchObject({ result: null });
    expect(await ask("eth_getTransactionReceipt", [`0x${txId}`])).toMatchObject({
      result: {
        status: "0x1",
        transactionIndex: "0x1",
        cumulativeGasUsed: "0xa410",
        logs: [{ logIndex: "0x2" }, { logIndex: "0x3" }],
      },
    });
  });

  it("answers a batch in full, and refuses one that is too long as a whole", async () => {
    const backend = { view: chain.view(), unindexed: false, simulate };
    const batch = (length: number) =>
      Array.from({ length }, (_, id) => ({ jsonrpc: "2.0", id, method: "eth_blockNumber" }));
    expect(await answerRpc(backend, batch(100))).toHaveLength(100);
    expect(await answerRpc(backend, batch(101))).toMatchObject({ id: null, error: { code: -32005 } });
    expect(await answerRpc(backend, [1])).toMatchObject([{ id: null, error: { code: -32600 } }]);
  });
});
