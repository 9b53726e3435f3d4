import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hex } from "@/server/integrations/local-chain/chain-record";
import { callOf, intrinsicEnergy, referenceTo } from "@/server/integrations/local-chain/transaction-call";
import {
  decodeTransaction,
  encodeTransaction,
  type RawData,
} from "@/server/integrations/local-chain/tron-transaction";

const hexOf = (minimum: number, maximum = minimum) =>
  fc
    .uint8Array({ minLength: minimum, maxLength: maximum })
    .map((bytes) => Buffer.from(bytes).toString("hex"));
const address = hexOf(20).map((text): Hex => `0x${text}`);
const sun = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const instruction = fc.oneof(
  fc.record({
    type: fc.constant("TriggerSmartContract" as const),
    from: address,
    to: address,
    value: sun,
    data: hexOf(0, 200).map((text): Hex => `0x${text}`),
  }),
  fc.record({
    type: fc.constant("TransferContract" as const),
    from: address,
    to: address,
    value: sun,
    data: fc.constant("0x" as const),
  }),
);
const rawData: fc.Arbitrary<RawData> = fc.record({
  refBlockBytes: hexOf(2),
  refBlockHash: hexOf(8),
  expiration: fc.maxSafeNat(),
  timestamp: fc.maxSafeNat(),
  feeLimit: fc.maxSafeNat(),
  memo: hexOf(0, 20),
  instruction,
});

const example: RawData = {
  refBlockBytes: "0001",
  refBlockHash: "0123456789abcdef",
  expiration: 2,
  timestamp: 1,
  feeLimit: 0,
  memo: "",
  instruction: {
    type: "TriggerSmartContract",
    from: `0x${"aa".repeat(20)}`,
    to: `0x${"bb".repeat(20)}`,
    value: 0n,
    data: "0xa9059cbb",
  },
};

describe("a transaction", () => {
  it("comes back from its bytes as it was, under the same id", () => {
    fc.assert(
      fc.property(rawData, fc.array(fc.uint8Array({ minLength: 65, maxLength: 65 })), (raw, signatures) => {
        const encoded = encodeTransaction(raw, signatures);
        const { txId, rawDataHex, ...decoded } = decodeTransaction(encoded.raw);
        expect({ ...decoded, signatures: decoded.signatures.map((bytes) => [...bytes]) }).toEqual({
          ...raw,
          signatures: signatures.map((bytes) => [...bytes]),
        });
        expect(txId).toBe(encoded.txId);
        expect(encoded.raw).toContain(rawDataHex);
      }),
    );
  });

  it("has an id that its signature does not change", () => {
    const { txId } = encodeTransaction(example);
    expect(encodeTransaction(example, [new Uint8Array(65)]).txId).toBe(txId);
    expect(encodeTransaction({ ...example, timestamp: 3 }).txId).not.toBe(txId);
  });

  it("of a type that is not executed here, or of no type, does not decode", () => {
    expect(() => decodeTransaction("0x")).toThrow("one contract");
    expect(() => decodeTransaction("0x0a065a04080c1200")).toThrow("contracts of type 12");
    expect(() => decodeTransaction("0x0aff")).toThrow();
  });

  it("gets the energy that its fee limit pays for, at least what the EVM begins with", () => {
    const energy = (feeLimit: number) => callOf({ ...example, feeLimit }).energyLimit;
    expect(energy(10_000_000)).toBe(100_000);
    expect(energy(0)).toBe(intrinsicEnergy(example.instruction.data));
    expect(energy(Number.MAX_SAFE_INTEGER)).toBe(150_000_000);
  });

  it("names a block by the end of its number and the middle of its hash", () => {
    const hash: Hex = `0x0000000000012345${"0123456789abcdef".repeat(3)}`;
    expect(referenceTo({ number: 0x12345, hash })).toEqual({
      refBlockBytes: "2345",
      refBlockHash: "0123456789abcdef",
    });
  });
});
