import { describe, expect, it } from "vitest";
import { deriveDepositAddress } from "@/server/core/tron-address";
import { accountXpubFromMnemonic, createMnemonic } from "@/server/scripts/wallet-keys";

const MNEMONIC = `${"abandon ".repeat(11)}about`;

describe("accountXpubFromMnemonic", () => {
  it("leads to the known addresses, however the words are typed", () => {
    const xpub = accountXpubFromMnemonic(`  ${MNEMONIC.toUpperCase().replaceAll(" ", "  ")}\n`);
    expect(deriveDepositAddress(xpub, 0)).toBe("TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH");
    expect(deriveDepositAddress(xpub, 1)).toBe("TSeJkUh4Qv67VNFwY8LaAxERygNdy6NQZK");
  });

  it("gives a public key only", () => {
    expect(accountXpubFromMnemonic(MNEMONIC)).toMatch(/^xpub[1-9A-HJ-NP-Za-km-z]{107}$/);
  });

  it("refuses words with a wrong checksum", () => {
    expect(() => accountXpubFromMnemonic("abandon ".repeat(12))).toThrow("not valid recovery words");
  });
});

describe("createMnemonic", () => {
  it("gives 24 words that are different each time", () => {
    const words = createMnemonic();
    expect(words.split(" ")).toHaveLength(24);
    expect(createMnemonic()).not.toBe(words);
    expect(accountXpubFromMnemonic(words)).toMatch(/^xpub/);
  });
});
