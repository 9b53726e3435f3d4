import { secp256k1 } from "@noble/curves/secp256k1.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { HDKey } from "@scure/bip32";
import { mnemonicToSeedSync } from "@scure/bip39";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDomainError } from "@/server/core/errors";
import {
  deriveDepositAddress,
  deriveDepositAddresses,
  isTronAddress,
  parseTronAddress,
  tronAddressFromHex,
  tronAddressToHex,
} from "@/server/core/tron-address";

const MNEMONIC = `${"abandon ".repeat(11)}about`;
const master = HDKey.fromMasterSeed(mnemonicToSeedSync(MNEMONIC));
const account = master.derive("m/44'/195'/0'");
const XPUB = account.publicExtendedKey;
const USDT = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";
const USDT_HEX = "0xa614f803b6fd780986a42c78ec9c7f77e6ded13c";

function refusal(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (isDomainError(error)) return error.code;
    throw error;
  }
  return "accepted";
}

describe("deriveDepositAddress", () => {
  it("gives the known addresses of the known mnemonic", () => {
    expect(deriveDepositAddress(XPUB, 0)).toBe("TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH");
    expect(deriveDepositAddress(XPUB, 1)).toBe("TSeJkUh4Qv67VNFwY8LaAxERygNdy6NQZK");
  });

  it("derives as the library does, which is slower", () => {
    const index = fc.integer({ min: 0, max: 0x7fffffff });
    const external = HDKey.fromExtendedKey(XPUB).deriveChild(0);
    fc.assert(
      fc.property(index, (child) => {
        const { publicKey } = external.deriveChild(child);
        const point = secp256k1.Point.fromBytes(publicKey ?? new Uint8Array()).toBytes(false);
        const account = keccak_256(point.subarray(1)).subarray(-20);
        expect(deriveDepositAddress(XPUB, child)).toBe(tronAddressFromHex(bytesToHex(account)));
      }),
      { numRuns: 30 },
    );
  });

  it("derives many as it derives each", () => {
    const one = (index: number) => deriveDepositAddress(XPUB, index);
    expect(deriveDepositAddresses(XPUB, 7, 9)).toEqual([7, 8, 9].map(one));
    expect(deriveDepositAddresses(XPUB, 0x7fffffff, 0x7fffffff)).toEqual([one(0x7fffffff)]);
    expect(() => deriveDepositAddresses(XPUB, 0x7fffffff, 0x80000000)).toThrow("non-hardened");
  });

  it("refuses a private key and a key of another level", () => {
    expect(refusal(() => deriveDepositAddress(account.privateExtendedKey, 0))).toBe("validation_failed");
    expect(refusal(() => deriveDepositAddress(master.publicExtendedKey, 0))).toBe("validation_failed");
    expect(refusal(() => deriveDepositAddress("xpub", 0))).toBe("validation_failed");
  });

  it("never gives one address twice", () => {
    const addresses = Array.from({ length: 50 }, (_, index) => deriveDepositAddress(XPUB, index));
    expect(new Set(addresses).size).toBe(50);
    expect(addresses.every(isTronAddress)).toBe(true);
  });
});

describe("hexadecimal form", () => {
  it("drops and adds the 0x41 prefix", () => {
    expect(tronAddressToHex(parseTronAddress(USDT))).toBe(USDT_HEX);
    expect(tronAddressFromHex(USDT_HEX)).toBe(USDT);
    expect(tronAddressFromHex(`41${USDT_HEX.slice(2)}`)).toBe(USDT);
  });

  it("reads 20 bytes that themselves begin with 0x41", () => {
    const hex = `0x41${"00".repeat(19)}`;
    expect(tronAddressToHex(tronAddressFromHex(hex))).toBe(hex);
  });

  it("comes back unchanged for every 20 bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
        const hex = `0x${Buffer.from(bytes).toString("hex")}`;
        expect(tronAddressToHex(tronAddressFromHex(hex))).toBe(hex);
      }),
    );
  });

  it("refuses other lengths", () => {
    expect(refusal(() => tronAddressFromHex("0x41"))).toBe("validation_failed");
    expect(refusal(() => tronAddressFromHex(`42${USDT_HEX.slice(2)}`))).toBe("validation_failed");
  });
});

describe("parseTronAddress", () => {
  it.each([
    ["empty", ""],
    ["lower case", USDT.toLowerCase()],
    ["one character changed", `${USDT.slice(0, -1)}u`],
    ["one character missing", USDT.slice(0, -1)],
    ["space around", ` ${USDT}`],
    ["hexadecimal", USDT_HEX],
    ["a Bitcoin address", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"],
  ])("refuses %s", (_, text) => {
    expect(refusal(() => parseTronAddress(text))).toBe("validation_failed");
  });

  it("accepts an address as it is", () => {
    expect(parseTronAddress(USDT)).toBe(USDT);
  });
});
