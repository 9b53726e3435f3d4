import fc from "fast-check";
import { expect, it } from "vitest";
import { instant } from "@/server/core/clock";
import { parseTronAddress } from "@/server/core/tron-address";
import type { TokenTransfer } from "@/server/modules/chains/ports";
import { cutIntoParts, witnessesNeeded } from "@/server/modules/deposits/rules";

const SIZE = 10;
const time = instant("2026-01-01T00:00:00.000Z");
const someone = parseTronAddress("TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH");

const blockAt = (number: number) => ({ number, hash: `0x${number}`, time });

function transfersOf(number: number, count: number): TokenTransfer[] {
  return Array.from({ length: count }, (_, ordinal) => ({
    txId: `${number}`,
    ordinal,
    blockNumber: number,
    blockHash: `0x${number}`,
    blockTime: time,
    token: someone,
    from: someone,
    to: someone,
    value: 1n,
    succeeded: true,
  }));
}

it("loses nothing, keeps the order, cuts between blocks, and no part of several blocks is too large", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 30 }), (counts) => {
      const blocks = counts.map((_, number) => blockAt(number));
      const transfers = counts.flatMap((count, number) => transfersOf(number, count));
      const parts = cutIntoParts({ blocks, transfers }, SIZE);
      expect(parts.length).toBeGreaterThan(0);
      expect(parts.flatMap((part) => part.blocks)).toEqual(blocks);
      expect(parts.flatMap((part) => part.transfers)).toEqual(transfers);
      for (const part of parts) {
        const numbers = new Set(part.blocks.map(({ number }) => number));
        expect(part.transfers.every(({ blockNumber }) => numbers.has(blockNumber))).toBe(true);
        const filled = new Set(part.transfers.map(({ blockNumber }) => blockNumber));
        expect(filled.size <= 1 || part.transfers.length <= SIZE).toBe(true);
      }
    }),
  );
});

it.each([
  [999n, 3, 0],
  [1_000n, 3, 2],
  [1_000n, 2, 2],
  [1_000n, 1, 1],
])("a payment of %s needs, of %s providers, %s witnesses", (amount, providers, needed) => {
  expect(witnessesNeeded(amount, providers, { fromMinor: 1_000n, providers: 2 })).toBe(needed);
});
