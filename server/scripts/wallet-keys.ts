import { HDKey } from "@scure/bip32";
import { generateMnemonic, mnemonicToSeedSync, validateMnemonic } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";

/** BIP44 account 0 of TRON (coin type 195 in SLIP-44). */
const ACCOUNT_PATH = "m/44'/195'/0'";
const ENTROPY_BITS = 256;

/** 24 new words (BIP39). They are the money: whoever has them can spend every deposit. */
export function createMnemonic(): string {
  return generateMnemonic(wordlist, ENTROPY_BITS);
}

/**
 * The account-level xpub that the server derives deposit addresses from; it cannot spend. Throws a plain sentence when the
 * words or their checksum are wrong. Only operator scripts may import this: the web process never sees the words.
 */
export function accountXpubFromMnemonic(mnemonic: string): string {
  const words = mnemonic.trim().toLowerCase().split(/\s+/).join(" ");
  if (!validateMnemonic(words, wordlist))
    throw new Error("These are not valid recovery words: a word is unknown or the checksum is wrong.");
  return HDKey.fromMasterSeed(mnemonicToSeedSync(words)).derive(ACCOUNT_PATH).publicExtendedKey;
}
