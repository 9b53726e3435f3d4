import { HDKey } from "@scure/bip32";
import { expect, test, vi } from "vitest";
import { deriveDepositAddress } from "@/server/core/tron-address";
import { createDerivationThread } from "@/server/integrations/derivation-thread/derivation-thread";

const xpubOf = (seed: number): string =>
  HDKey.fromMasterSeed(new Uint8Array(32).fill(seed)).derive("m/44'/195'/0'").publicExtendedKey;

test("addresses are those of their indices, whether they were ready or not", async () => {
  const onTheSpot = vi.fn<typeof deriveDepositAddress>(deriveDepositAddress);
  const thread = createDerivationThread(onTheSpot);
  const [ours, other] = [xpubOf(1), xpubOf(2)];
  const check = (xpub: string, index: number) =>
    expect(thread.derive(xpub, index)).toBe(deriveDepositAddress(xpub, index));

  let index = 1_000;
  // Until the thread is ahead: then nothing is left to do on the spot.
  await vi.waitFor(
    () => {
      onTheSpot.mockClear();
      index += 1;
      check(ours, index);
      expect(onTheSpot).not.toHaveBeenCalled();
    },
    { timeout: 30_000, interval: 20 },
  );

  check(other, index + 1);
  // Another server used the indices in between; then one that was waited for.
  check(ours, index + 100_000);
  check(ours, index + 2);
  // The same again.
  check(ours, index + 2);
  expect(onTheSpot.mock.calls.map(([, asked]) => asked)).toEqual([index + 1, index + 100_000, index + 2]);
});

test("an account that is none is refused as without the thread", () => {
  expect(() => createDerivationThread().derive("xpub", 1)).toThrow("extended public key");
});
