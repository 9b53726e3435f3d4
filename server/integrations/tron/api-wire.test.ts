import { describe, expect, it } from "vitest";
import { isDomainError } from "@/server/core/errors";
import { parseTronAddress } from "@/server/core/tron-address";
import { readApiAnswer } from "@/server/integrations/tron/api-client";
import {
  type ApiBlock,
  apiBlockOrNoneSchema,
  apiReceiptSchema,
  apiReceiptsSchema,
} from "@/server/integrations/tron/api-wire";
import { checkReceipts, transfersOfBlock } from "@/server/integrations/tron/receipt-reader";
import { TRANSFER_TOPIC } from "@/server/integrations/tron/wire";

const TOKEN = parseTronAddress("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t");
const USDT = "a614f803b6fd780986a42c78ec9c7f77e6ded13c";
const word = (hex: string): string => hex.padStart(64, "0");
const hashAt = (number: number): string => `${number.toString(16).padStart(16, "0")}${"ab".repeat(24)}`;
const txId = "cd".repeat(32);

/** Fields as java-tron writes them. */
const block = {
  blockID: hashAt(7),
  block_header: {
    raw_data: {
      number: 7,
      txTrieRoot: "00".repeat(32),
      witness_address: `41${"11".repeat(20)}`,
      parentHash: hashAt(6),
      version: 30,
      timestamp: 1_717_513_048_000,
    },
    witness_signature: "00",
  },
  transactions: [{ ret: [{ contractRet: "SUCCESS" }], txID: txId, raw_data: {}, signature: [] }],
};
const receipt = {
  id: txId,
  fee: 345_000,
  blockNumber: 7,
  blockTimeStamp: 1_717_513_048_000,
  contractResult: [""],
  contract_address: `41${USDT}`,
  receipt: { energy_usage_total: 64_285, net_fee: 345_000, result: "SUCCESS" },
  log: [
    {
      address: USDT,
      topics: [TRANSFER_TOPIC.slice(2), word(USDT), word("11".repeat(20))],
      data: word("989680"),
    },
  ],
};

const headerOf = (input: unknown) => apiBlockOrNoneSchema.parse(input)?.header;

describe("a block", () => {
  it("is read with its time in milliseconds and the ids of its transactions", () => {
    expect(apiBlockOrNoneSchema.parse(block)).toEqual({
      header: {
        number: 7,
        hash: `0x${hashAt(7)}`,
        parentHash: `0x${hashAt(6)}`,
        time: new Date("2024-06-04T14:57:28.000Z"),
      },
      txIds: [txId],
    });
  });

  it("has no list of transactions when there is none, and no number when it is the first", () => {
    const { timestamp, parentHash } = block.block_header.raw_data;
    const first = { blockID: hashAt(0), block_header: { raw_data: { timestamp, parentHash } } };
    expect(apiBlockOrNoneSchema.parse(first)).toMatchObject({ header: { number: 0 }, txIds: [] });
  });

  it("is none only for an empty object", () => {
    expect(headerOf({})).toBeUndefined();
    for (const wrong of [{ Error: "x" }, [], null, { ...block, blockID: hashAt(8) }])
      expect(apiBlockOrNoneSchema.safeParse(wrong).success).toBe(false);
  });
});

describe("a receipt", () => {
  it.each([
    ["a contract that ended well", {}, true],
    ["a plain transfer, which has no result", { receipt: { net_usage: 268 }, log: undefined }, true],
    ["a contract out of energy", { result: "FAILED", receipt: { result: "OUT_OF_ENERGY" } }, false],
    ["a revert", { receipt: { result: "REVERT" } }, false],
    ["a failure alone", { result: "FAILED", receipt: {} }, false],
  ])("of %s", (_, change, succeeded) => {
    expect(apiReceiptSchema.parse({ ...receipt, ...change }).succeeded).toBe(succeeded);
  });

  it("is refused when its log's address is not hexadecimal", () => {
    const visible = { ...receipt, log: [{ ...receipt.log[0], address: TOKEN }] };
    expect(apiReceiptsSchema.safeParse([visible]).success).toBe(false);
  });

  it("gives the transfer with the block's hash and second", () => {
    const found = apiBlockOrNoneSchema.parse(block) as ApiBlock;
    const [transfer] = transfersOfBlock(found, apiReceiptsSchema.parse([receipt]), TOKEN);
    expect(transfer).toMatchObject({ txId, ordinal: 0, blockHash: `0x${hashAt(7)}`, value: 10_000_000n });
  });
});

describe("checkReceipts", () => {
  const found = apiBlockOrNoneSchema.parse(block) as ApiBlock;
  const accepts = (receipts: object[]): boolean => {
    try {
      checkReceipts(found, apiReceiptsSchema.parse(receipts));
      return true;
    } catch (error) {
      if (isDomainError(error) && error.details.reason === "inconsistent") return false;
      throw error;
    }
  };

  it("wants exactly the receipts of the block", () => {
    expect(accepts([receipt])).toBe(true);
    expect(accepts([])).toBe(false);
    expect(accepts([receipt, receipt])).toBe(false);
    expect(accepts([{ ...receipt, id: "ef".repeat(32) }])).toBe(false);
    expect(accepts([receipt, { ...receipt, id: "ef".repeat(32) }])).toBe(false);
  });

  it("knows another branch by its time", () => {
    expect(accepts([{ ...receipt, blockTimeStamp: receipt.blockTimeStamp + 3_000 }])).toBe(false);
    expect(accepts([{ ...receipt, blockNumber: 8 }])).toBe(false);
  });
});

describe("readApiAnswer", () => {
  it.each([
    [
      "an overload",
      { Error: "class java.lang.IllegalAccessException : this node is lack of computing resources" },
    ],
    ["a page", { message: "API rate limit exceeded" }],
    ["text", "OK"],
    ["null", null],
  ])("does not take %s for an answer", (_, answer) => {
    const refusal = expect.objectContaining({ code: "chain_unavailable" });
    expect(() => readApiAnswer("/wallet/x", answer, apiBlockOrNoneSchema)).toThrow(refusal);
    expect(() => readApiAnswer("/wallet/x", answer, apiReceiptsSchema)).toThrow(refusal);
  });

  it("takes an empty list and an empty object for no receipts", () => {
    expect(readApiAnswer("/wallet/x", [], apiReceiptsSchema)).toEqual([]);
    expect(readApiAnswer("/wallet/x", {}, apiReceiptsSchema)).toEqual([]);
  });
});
