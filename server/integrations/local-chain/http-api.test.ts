import { describe, expect, it } from "vitest";
import { sealBlock } from "@/server/integrations/local-chain/block-hash";
import { ChainState } from "@/server/integrations/local-chain/chain-state";
import { answerApi } from "@/server/integrations/local-chain/http-api";
import { referenceTo } from "@/server/integrations/local-chain/transaction-call";
import { encodeTransaction } from "@/server/integrations/local-chain/tron-transaction";

const HEAD = 30;
const PAID_AT = 20;
const token = `0x${"aa".repeat(20)}` as const;
const instruction = {
  type: "TriggerSmartContract",
  from: token,
  to: token,
  value: 0n,
  data: "0xa9059cbb",
} as const;

/** A transaction of the token's; the other one differs in its time. */
const signed = (timestamp: number) =>
  encodeTransaction(
    {
      refBlockBytes: "0001",
      refBlockHash: "0123456789abcdef",
      expiration: 2_000_000,
      timestamp,
      feeLimit: 10_000_000,
      memo: "",
      instruction,
    },
    [new Uint8Array(65)],
  );
const [paid, failed] = [signed(1), signed(2)];
const { txId } = paid;

function chainWithPayments(): ChainState {
  const state = new ChainState();
  const base = { from: token, to: token, contractAddress: null };
  const logs = [{ address: token, topics: [`0x${"bb".repeat(32)}` as const], data: "0x01" as const }];
  for (const transaction of [paid, failed]) state.apply({ kind: "transaction", ...transaction });
  for (let number = 0; number <= HEAD; number += 1) {
    const transactions = [
      { ...base, txId, succeeded: true, energyUsed: 21_000, logs },
      { ...base, txId: failed.txId, succeeded: false, energyUsed: 100_000, logs: [] },
    ];
    const included = number === PAID_AT ? transactions : [];
    state.apply({ kind: "block", block: sealBlock(number, 1_000 + number, included) });
  }
  return state;
}

const chain = chainWithPayments();

const stranger = `0x${"ee".repeat(20)}`;
let failure: string | null = null;

function ask(path: string, input: unknown, unrecorded = false): Promise<unknown> {
  const [door, method] = path.split("/") as ["wallet" | "walletsolidity", string];
  const backend = {
    view: chain.view(),
    unrecorded,
    simulate: async () => ({ output: "0x2a" as const, energyUsed: 29_650, error: failure }),
    account: async (address: string) => ({
      balance: 7n,
      exists: address !== stranger,
      isContract: address === token,
    }),
    broadcast: async () => null,
  };
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
      { id: failed.txId, result: "FAILED", receipt: { result: "OUT_OF_ENERGY" } },
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
    expect(await ask("wallet/triggerconstantcontract", wrong)).toEqual({
      result: { code: "OTHER_ERROR", message: expect.stringMatching(/^[0-9a-f]+$/) },
    });
    expect(await ask("wallet/broadcasthex", { transaction: "00" })).toEqual({ Error: expect.any(String) });
  });

  it("are nothing at all for a method that does not exist", async () => {
    expect(await ask("wallet/toString", {})).toBeUndefined();
    expect(await ask("walletsolidity/broadcasthex", {})).toBeUndefined();
  });
});

describe("transactions", () => {
  it("by id have what was signed, and are {} until the interface has the block", async () => {
    expect(await ask("wallet/gettransactionbyid", { value: txId })).toMatchObject({
      txID: txId,
      ret: [{ contractRet: "SUCCESS" }],
      signature: ["00".repeat(65)],
      raw_data: {
        ref_block_bytes: "0001",
        expiration: 2_000_000,
        fee_limit: 10_000_000,
        contract: [{ type: "TriggerSmartContract", parameter: { value: { data: "a9059cbb" } } }],
      },
    });
    expect(await ask("walletsolidity/gettransactionbyid", { value: txId })).toEqual({});
  });
});

describe("a constant call", () => {
  const call = {
    owner_address: `41${"aa".repeat(20)}`,
    contract_address: `41${"aa".repeat(20)}`,
    function_selector: "decimals()",
  };

  it("answers in hexadecimal, with the energy it takes and the transaction it would be", async () => {
    failure = null;
    expect(await ask("wallet/triggerconstantcontract", call)).toMatchObject({
      result: { result: true },
      energy_used: 29_650,
      constant_result: ["2a"],
      transaction: { raw_data: { contract: [{ parameter: { value: { data: "313ce567" } } }] } },
    });
  });

  it("that reverts is a result with a message", async () => {
    failure = "execution reverted";
    const message = Buffer.from("REVERT opcode executed").toString("hex");
    expect(await ask("wallet/triggerconstantcontract", call)).toMatchObject({
      result: { result: true, message },
      transaction: { ret: [{ ret: "FAILED" }] },
    });
  });

  it("of something that is no contract is refused", async () => {
    const none = { ...call, contract_address: `41${"ee".repeat(20)}` };
    expect(await ask("wallet/triggerconstantcontract", none)).toMatchObject({
      result: { code: "CONTRACT_VALIDATE_ERROR" },
    });
  });

  it("without being run is a transaction to sign, anchored in the solid block", async () => {
    expect(await ask("wallet/triggersmartcontract", { ...call, fee_limit: 5 })).toMatchObject({
      result: { result: true },
      transaction: {
        raw_data: {
          fee_limit: 5,
          expiration: (1_000 + HEAD) * 1000 + 60_000,
          ref_block_bytes: referenceTo(chain.blockAt(HEAD - 18)).refBlockBytes,
          ref_block_hash: referenceTo(chain.blockAt(HEAD - 18)).refBlockHash,
        },
      },
    });
  });
});

describe("accounts", () => {
  it("are {} until they have been sent TRX", async () => {
    const address = `41${"aa".repeat(20)}`;
    expect(await ask("wallet/getaccount", { address })).toEqual({ address, balance: 7, type: "Contract" });
    expect(await ask("wallet/getaccountresource", { address })).toMatchObject({ freeNetLimit: 600 });
    const none = { address: `41${stranger.slice(2)}` };
    expect(await ask("wallet/getaccount", none)).toEqual({});
    expect(await ask("wallet/getaccountresource", none)).toEqual({});
  });
});

describe("a block by number or hash", () => {
  it("comes without its transactions unless they are asked for, also by GET", async () => {
    const { hash } = chain.blockAt(PAID_AT);
    expect(await ask("wallet/getblock", { id_or_num: `${PAID_AT}` })).not.toHaveProperty("transactions");
    const detailed = { id_or_num: hash.slice(2), detail: "true" };
    expect(await ask("wallet/getblock", detailed)).toMatchObject({ transactions: [{ txID: txId }, {}] });
    expect(await ask("walletsolidity/getblock", {})).toMatchObject({
      blockID: chain.blockAt(HEAD - 18).hash.slice(2),
    });
    expect(await ask("walletsolidity/getblock", detailed)).toEqual({});
    expect(await ask("wallet/getblock", { id_or_num: "0f".repeat(32) })).toEqual({});
  });
});
