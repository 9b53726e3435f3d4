import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from "node:crypto";
import { env } from "@/server/config/env";
import { invariant } from "@/server/core/invariant";
import { randomPool } from "@/server/core/random-pool";
import type { SealedPurpose } from "@/server/db/sealed-columns";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const nextNonce = randomPool(NONCE_BYTES);

export type KeyRing = ReadonlyMap<string, KeyObject>;

/** Reads `id:base64,id:base64`; the first key is the current one. */
export function parseKeyRing(text: string): KeyRing {
  return new Map(
    text
      .split(",")
      .map((pair) => [
        pair.slice(0, pair.indexOf(":")),
        createSecretKey(Buffer.from(pair.slice(pair.indexOf(":") + 1), "base64")),
      ]),
  );
}

let current: { readonly text: string; readonly ring: KeyRing } | undefined;

function keyRing(): KeyRing {
  const { DARIC_ENCRYPTION_KEYS: text } = env();
  if (current?.text !== text) current = { text, ring: parseKeyRing(text) };
  return current.ring;
}

/** Encrypts a secret for storage with AES-256-GCM: `keyId.base64(nonce ‖ tag ‖ ciphertext)`. `purpose` binds it to its columns. */
export function seal(plaintext: string, purpose: SealedPurpose, ring: KeyRing = keyRing()): string {
  const first = ring.entries().next().value;
  invariant(first, "the key ring has a current key");
  const [keyId, key] = first;
  const nonce = nextNonce();
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(purpose));
  // All of it comes at once in this mode, and nothing at the end.
  const ciphertext = cipher.update(plaintext, "utf8");
  cipher.final();
  return `${keyId}.${Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString("base64")}`;
}

/** Decrypts what `seal` wrote for the same purpose, with whichever key of the ring it names. Throws when it was tampered with. */
export function unseal(sealed: string, purpose: SealedPurpose, ring: KeyRing = keyRing()): string {
  const dot = sealed.indexOf(".");
  const key = ring.get(sealed.slice(0, dot));
  if (!key) throw new Error("This secret was sealed with a key that is no longer in DARIC_ENCRYPTION_KEYS");
  const bytes = Buffer.from(sealed.slice(dot + 1), "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
    "utf8",
  );
}
