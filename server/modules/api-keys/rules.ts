import type { Mode } from "@/server/core/actor";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 62^43 > 2^256: the digits of 32 random bytes. */
const BODY_LENGTH = 43;

const SECRET = new RegExp(`^sk_(test|live)_[0-9A-Za-z]{${BODY_LENGTH}}$`);

/** Writes 256 random bits as a secret whose prefix tells the mode, in characters that a double click selects. */
export function formatSecret(mode: Mode, random: Uint8Array): string {
  let value = random.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
  let body = "";
  for (let position = 0; position < BODY_LENGTH; position += 1) {
    body = (ALPHABET[Number(value % 62n)] ?? "") + body;
    value /= 62n;
  }
  return `sk_${mode}_${body}`;
}

/** The mode that a well-formed secret claims, or null for anything else. */
export function modeOfSecret(text: string): Mode | null {
  return (SECRET.exec(text)?.[1] as Mode | undefined) ?? null;
}

export type ApiKeyStatus = "active" | "expired" | "revoked";

export function apiKeyStatus(
  key: { revokedAt: Date | null; expiresAt: Date | null },
  now: Date,
): ApiKeyStatus {
  if (key.revokedAt !== null) return "revoked";
  return key.expiresAt !== null && key.expiresAt <= now ? "expired" : "active";
}
