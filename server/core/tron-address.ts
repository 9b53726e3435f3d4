import { secp256k1 } from "@noble/curves/secp256k1.js";
import { bytesToNumberBE, numberToBytesBE } from "@noble/curves/utils.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";
import { createBase58check } from "@scure/base";
import { HDKey } from "@scure/bip32";
import { addMultiplesOfBase, type AffinePoint } from "@/server/core/base-point-multiples";
import { invalidField } from "@/server/core/errors";
import { invariant } from "@/server/core/invariant";

declare const tronAddress: unique symbol;

/** A checked base58 address of 34 characters that starts with T. Case is part of it: never change it. */
export type TronAddress = string & { readonly [tronAddress]: true };

const PREFIX = 0x41;
const ACCOUNT_BYTES = 20;
const COORDINATE_BYTES = 32;
/** Depth of `m / purpose' / coin' / account'` (BIP44). */
const ACCOUNT_DEPTH = 3;
const HARDENED = 0x80000000;

const { Point } = secp256k1;
type Point = InstanceType<typeof Point>;

const base58check = createBase58check(sha256);

function decode(text: string): Uint8Array | null {
  try {
    const payload = base58check.decode(text);
    return payload.length === ACCOUNT_BYTES + 1 && payload[0] === PREFIX ? payload : null;
  } catch {
    return null;
  }
}

function encode(account: Uint8Array): TronAddress {
  return base58check.encode(Uint8Array.of(PREFIX, ...account)) as TronAddress;
}

/** Whether `text` is a TRON address with a right checksum. */
export function isTronAddress(text: string): text is TronAddress {
  return decode(text) !== null;
}

/** Checks prefix, length and checksum. Throws `validation_failed` at `path`. */
export function parseTronAddress(text: string, path = "address"): TronAddress {
  if (!isTronAddress(text))
    throw invalidField(path, "Must be a TRON address (34 characters, starting with T) with a valid checksum");
  return text;
}

/** The 20 account bytes without the 0x41 prefix, as TRON's JSON-RPC wants them: `0x` and 40 lower-case hex digits. */
export function tronAddressToHex(address: TronAddress): `0x${string}` {
  const payload = decode(address);
  invariant(payload, "a TronAddress decodes");
  return `0x${bytesToHex(payload.subarray(1))}`;
}

/** Reads 20 account bytes, or the 21 bytes with the 0x41 prefix that TRON's HTTP interface uses; `0x` is optional. Throws `validation_failed`. */
export function tronAddressFromHex(hex: string): TronAddress {
  const match = /^(?:0x)?(?:41)?([0-9a-f]{40})$/i.exec(hex);
  if (!match?.[1]) throw invalidField("address", "Must be 20 bytes in hexadecimal");
  return encode(hexToBytes(match[1]));
}

interface ExternalChain {
  /** Keyed with the chain code. */
  readonly mac: ReturnType<typeof hmac.create>;
  readonly publicKey: Uint8Array;
  readonly point: Point;
}

const externalChains = new Map<string, ExternalChain>();

/** Kept per account: it costs as much as the address itself, and an installation has one or two accounts. */
function externalChain(accountXpub: string): ExternalChain {
  const known = externalChains.get(accountXpub);
  if (known) return known;
  const { chainCode, publicKey } = deriveExternalChain(accountXpub);
  invariant(chainCode && publicKey, "a derived key has a public key");
  const chain = { mac: hmac.create(sha512, chainCode), publicKey, point: Point.fromBytes(publicKey) };
  externalChains.set(accountXpub, chain);
  return chain;
}

function deriveExternalChain(accountXpub: string): HDKey {
  let account: HDKey;
  try {
    account = HDKey.fromExtendedKey(accountXpub);
  } catch {
    throw invalidField("account_xpub", "Must be a BIP32 extended public key");
  }
  if (account.privateKey)
    throw invalidField("account_xpub", "Must be an extended public key, not a private one");
  if (account.depth !== ACCOUNT_DEPTH)
    throw invalidField("account_xpub", "Must be the key of the account level m/44'/195'/0'");
  return account.deriveChild(0);
}

/**
 * What the base point is multiplied with for a child (BIP32, CKDpub): 32 bytes, the highest first. The child is the parent's
 * point and this multiple added up. By hand, because the point is what the address is made of: packing and unpacking it, as an
 * extended key, costs twice the derivation.
 */
function childScalar({ mac, publicKey }: ExternalChain, index: number): Uint8Array {
  const place = new Uint8Array(4);
  new DataView(place.buffer).setUint32(0, index);
  const scalar = mac.clone().update(publicKey).update(place).digest().subarray(0, 32);
  // Once in 2^127; the standard then wants the next index.
  invariant(Point.Fn.isValidNot0(bytesToNumberBE(scalar)), "the index has a child");
  return scalar;
}

function addressOf({ x, y }: AffinePoint): TronAddress {
  const coordinates = concatBytes(numberToBytesBE(x, COORDINATE_BYTES), numberToBytesBE(y, COORDINATE_BYTES));
  return encode(keccak_256(coordinates).subarray(-ACCOUNT_BYTES));
}

function checkIndex(index: number): void {
  invariant(Number.isInteger(index) && index >= 0 && index < HARDENED, "a non-hardened child index");
}

/**
 * The deposit address m/44'/195'/0'/0/`index` (BIP44, coin type 195 of SLIP-44), from the account's public key alone.
 * Throws `validation_failed` for anything that is not an account-level xpub.
 */
export function deriveDepositAddress(accountXpub: string, index: number): TronAddress {
  checkIndex(index);
  const chain = externalChain(accountXpub);
  // Nothing about it is secret, so that it need not take the same time for every scalar.
  const multiple = Point.BASE.multiplyUnsafe(bytesToNumberBE(childScalar(chain, index)));
  return addressOf(chain.point.add(multiple).toAffine());
}

/** As `deriveDepositAddress` for each index from `first` to `last`, in a third of the time where there are a hundred. */
export function deriveDepositAddresses(accountXpub: string, first: number, last: number): TronAddress[] {
  checkIndex(first);
  checkIndex(last);
  const chain = externalChain(accountXpub);
  const scalars = Array.from({ length: last - first + 1 }, (_, position) =>
    childScalar(chain, first + position),
  );
  return addMultiplesOfBase(chain.point.toAffine(), scalars).map(addressOf);
}
