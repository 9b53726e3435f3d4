import { describe, expect, it } from "vitest";
import { sealBlock } from "@/server/integrations/local-chain/block-hash";
import { ChainState } from "@/server/integrations/local-chain/chain-state";
import { answerApi } from "@/server/integrations/local-chain/http-api";

const HEAD = 30;
const PAID_AT = 20;
const token = `0x${"aa".repeat(20)}` as const;
const txId = "cc".repeat(32);
const failedId = "dd".repeat(32);

function chainWithPayments(): ChainState {
  const state = new ChainState();
  const base = { from: token, to: token, contractAddress: null, energyUsed: 21_000 };
  const logs = [{ address: token, topics: [`0x${"bb".repeat(32)}` as const], data: "0x01" as const }];
  for (let number = 0; number <= HEAD; number += 1) {
    const paid = [
      { ...base, txId, succeeded: true, logs },
      { ...base, txId: failedId, succeeded: false, logs: [] },
    ];
    const included = number === PAID_AT ? paid : [];
    for (const item of included) state.apply({ kind: "transaction", txId: item.txId, raw: "0x00" });
    state.apply({ kind: "block", block: sealBlock(number, 1_000 + number, included) });
  }
  return state;
}

const chain = chainWithPayments();

function ask(path: string, input: unknown, unrecorded = false): Promise<unknown> {
  const [door, method] = path.split("/") as ["wallet" | "walletsolidity", string];
  const backend = { view: chain.view(), unrecorded, call: async () => "0x2a" as const };
  return answerApi(backend, door, method, input);
}

describe("blocks", () => {
  it("have times in milliseconds and hashes without 0x", async () => {
    expect(await ask("wallet/getnowblock", null)).toMatchObject({
      blockID: expect.stringMatching(/^000000000000001e[0-9a-f]{48}$/),
      block_header: { raw_data: { number: HEAD, timestamp: (1_000 + HEAD) * 1000 } },
    });
    expect(await ask("wallet/getnowblock", null)).not.toHaveProperty("transactions");
  });

  it("under /walletsolidity end at the solid one", async () => {
    const solid = await ask("walletsolidity/getnowblock", {});
    expect(solid).toMatchObject({ block_header: { raw_data: { number: HEAD - 18 } } });
    expect(await ask("walletsolidity/getblockbynum", { num: HEAD - 17 })).toEqual({});
    expect(await ask("wallet/getblockbynum", { num: HEAD + 1 })).toEqual({});
  });

  it("give the first one's hash the chain id at its end, and no number", async () => {
    const first = (await ask("wallet/getblockbynum", { num: 0 })) as {
      blockID: string;
      block_header: object;
    };
    expect(first.blockID.slice(-8)).toBe((1_145_132_617).toString(16));
    expect(first.block_header).not.toHaveProperty("raw_data.number");
  });

  it("show addresses of 21 bytes, or base58 when asked", async () => {
    const owner = (answer: unknown) => JSON.stringify(answer).match(/"owner_address":"([^"]+)"/)?.[1];
    expect(owner(await ask("wallet/getblockbynum", { num: PAID_AT }))).toBe(`41${"aa".repeat(20)}`);
    expect(owner(await ask("wallet/getblockbynum", { num: PAID_AT, visible: true }))).toMatch(/^T/);
  });
});

describe("receipts", () => {
  it("have log addresses of 20 bytes, no word of success, and a reason of failure", async () => {
    const answer = (await ask("wallet/gettransactioninfobyblocknum", { num: PAID_AT })) as object[];
    expect(answer).toMatchObject([
      {
        id: txId,
        blockNumber: PAID_AT,
        blockTimeStamp: (1_000 + PAID_AT) * 1000,
        contract_address: `41${"aa".repeat(20)}`,
        receipt: { result: "SUCCESS" },
        log: [{ address: "aa".repeat(20), topics: ["bb".repeat(32)], data: "01" }],
      },
      { id: failedId, result: "FAILED", receipt: { result: "OUT_OF_ENERGY" } },
    ]);
    expect(answer[0]).not.toHaveProperty("result");
    expect(answer[1]).not.toHaveProperty("log");
  });

  it("are [] for a block without any or that does not exist, and {} for the first block", async () => {
    expect(await ask("wallet/gettransactioninfobyblocknum", { num: 5 })).toEqual([]);
    expect(await ask("wallet/gettransactioninfobyblocknum", { num: 9_999 })).toEqual([]);
    expect(await ask("wallet/gettransactioninfobyblocknum", { num: 0 })).toEqual({});
    expect(await ask("wallet/gettransactioninfobyblocknum", { num: PAID_AT }, true)).toEqual([]);
  });

  it("by id are {} until the interface has the block", async () => {
    expect(await ask("wallet/gettransactioninfobyid", { value: txId })).toMatchObject({ id: txId });
    expect(await ask("walletsolidity/gettransactioninfobyid", { value: txId })).toEqual({});
    expect(await ask("wallet/gettransactioninfobyid", { value: "00".repeat(32) })).toEqual({});
    expect(await ask("wallet/gettransactioninfobyid", { value: txId }, true)).toEqual({});
  });
});

describe("errors", () => {
  it("come as an answer", async () => {
    expect(await ask("wallet/getblockbynum", { num: "x" })).toEqual({ Error: expect.any(String) });
    const wrong = { contract_address: "T", function_selector: "symbol()" };
    expect(await ask("wallet/triggerconstantcontract", wrong)).toEqual({ Error: expect.any(String) });
  });

  it("are nothing at all for a method that does not exist", async () => {
    expect(await ask("wallet/toString", {})).toBeUndefined();
    expect(await ask("wallet/broadcasthex", {})).toBeUndefined();
  });

  it("a constant call answers in hexadecimal", async () => {
    const call = { contract_address: `41${"aa".repeat(20)}`, function_selector: "decimals()" };
    expect(await ask("wallet/triggerconstantcontract", call)).toMatchObject({ constant_result: ["2a"] });
  });
});
