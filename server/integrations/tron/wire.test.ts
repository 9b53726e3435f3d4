import { describe, expect, it } from "vitest";
import {
  headerSchema,
  logSchema,
  readMovement,
  receiptSchema,
  TRANSFER_TOPIC,
} from "@/server/integrations/tron/wire";

const USDT = "0xa614f803b6fd780986a42c78ec9c7f77e6ded13c";
const word = (hex: string): string => `0x${hex.replace("0x", "").padStart(64, "0")}`;
const hashAt = (number: number, tail = "ab"): string =>
  `0x${number.toString(16).padStart(16, "0")}${tail.repeat(24)}`;

/** Fields as java-tron writes them. */
const block = {
  baseFeePerGas: "0x0",
  difficulty: "0x0",
  hash: hashAt(0x3a1b2c4d),
  logsBloom: `0x${"00".repeat(256)}`,
  number: "0x3a1b2c4d",
  parentHash: hashAt(0x3a1b2c4c),
  stateRoot: "0x",
  timestamp: "0x665f2b1c",
  transactions: [],
};

const log = {
  address: USDT,
  blockHash: hashAt(7),
  blockNumber: "0x7",
  data: word("0x989680"),
  logIndex: "0x2a",
  removed: false,
  topics: [TRANSFER_TOPIC, word(USDT), word(`0x${"11".repeat(20)}`)],
  transactionHash: `0x${"CD".repeat(32)}`,
  transactionIndex: "0x3",
};

describe("headerSchema", () => {
  it("reads the number, the hashes and the time in seconds", () => {
    expect(headerSchema.parse(block)).toEqual({
      number: 974_859_341,
      hash: block.hash,
      parentHash: block.parentHash,
      time: new Date("2024-06-04T14:56:28.000Z"),
    });
  });

  it.each([
    ["a hash of another height", { hash: hashAt(1) }],
    ["no hash", { hash: null }],
    ["a short hash", { hash: "0x12" }],
    ["a number that is not hexadecimal", { number: 12 }],
    [
      "a number beyond exact integers",
      { number: "0xffffffffffffff", hash: `0x00ffffffffffffff${"ab".repeat(24)}` },
    ],
    ["no time", { timestamp: undefined }],
  ])("refuses %s", (_, change) => {
    expect(headerSchema.safeParse({ ...block, ...change }).success).toBe(false);
  });
});

describe("logSchema", () => {
  it("reads addresses as base58 and hashes in lower case", () => {
    expect(logSchema.parse(log)).toMatchObject({
      address: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
      blockNumber: 7,
      transactionHash: `0x${"cd".repeat(32)}`,
    });
  });

  it("refuses a log that was removed from the chain", () => {
    expect(logSchema.safeParse({ ...log, removed: true }).success).toBe(false);
  });
});

describe("readMovement", () => {
  const read = (change: object) => readMovement(logSchema.parse({ ...log, ...change }));

  it("reads sender, recipient and value", () => {
    expect(read({})).toEqual({
      from: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
      to: "TBXSw8fM4jpQkGc6zZjsVABFpVN7UvXPdV",
      value: 10_000_000n,
    });
  });

  it("keeps zero and the largest value as they are", () => {
    expect(read({ data: word("0x0") })?.value).toBe(0n);
    expect(read({ data: `0x${"ff".repeat(32)}` })?.value).toBe(2n ** 256n - 1n);
  });

  it.each([
    ["another event", { topics: [word("0x1"), log.topics[1], log.topics[2]] }],
    ["an event without topics", { topics: [] }],
    ["a transfer of one piece", { topics: [...log.topics, word("0x1")], data: "0x" }],
    ["a transfer without indexed fields", { topics: [TRANSFER_TOPIC], data: `0x${"00".repeat(96)}` }],
    ["a value of another length", { data: "0x01" }],
  ])("is null for %s", (_, change) => {
    expect(read(change)).toBeNull();
  });
});

describe("receiptSchema", () => {
  const receipt = {
    transactionHash: log.transactionHash,
    blockHash: log.blockHash,
    blockNumber: "0x7",
    status: "0x1",
    logs: [log],
  };

  it("needs to know whether the transaction succeeded", () => {
    expect(receiptSchema.parse(receipt).status).toBe("0x1");
    expect(receiptSchema.safeParse({ ...receipt, status: undefined }).success).toBe(false);
    expect(receiptSchema.safeParse({ ...receipt, status: "0x2" }).success).toBe(false);
  });
});
