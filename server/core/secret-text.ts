import type { Mode } from "@/server/core/actor";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 62^43 > 2^256: the digits of 32 random bytes. */
const BODY_LENGTH = 43;
const AFTER_PREFIX = new RegExp(`^(test|live)_[${ALPHABET}]{${BODY_LENGTH}}$`);

/** What a secret is for. Its prefix tells people, and programs that look for leaked secrets. */
export const SECRET_PREFIXES = {
  apiKey: "sk",
  requestSigning: "rsk",
  partner: "psk",
  refreshToken: "prt",
} as const;

export type SecretKind = keyof typeof SECRET_PREFIXES;

/** Writes 256 random bits as a secret whose prefix tells kind and mode, in characters that a double click selects. */
export function formatSecret(kind: SecretKind, mode: Mode, random: Uint8Array): string {
  let value = random.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
  let body = "";
  for (let position = 0; position < BODY_LENGTH; position += 1) {
    body = (ALPHABET[Number(value % 62n)] ?? "") + body;
    value /= 62n;
  }
  return `${SECRET_PREFIXES[kind]}_${mode}_${body}`;
}

/** The mode that a well-formed secret of this kind claims, or null for anything else. */
export function modeOfSecret(kind: SecretKind, text: string): Mode | null {
  const prefix = `${SECRET_PREFIXES[kind]}_`;
  if (!text.startsWith(prefix)) return null;
  return (AFTER_PREFIX.exec(text.slice(prefix.length))?.[1] as Mode | undefined) ?? null;
}

/** What stands in place of a secret. */
export const REDACTED = "[redacted]";

/** Values that are secrets wherever they stand: our keys (`SECRET_PREFIXES`), webhook and client secrets, bearer credentials and JWTs. */
const SECRET_VALUE =
  /\b(?:(?:r?sk|rk|psk|prt)_(?:test|live)_|whsec_|[a-z]{2,8}_(?:secret|sec)_)[\w+/=-]+|\bBearer +[\w.~+/=-]+|\bBasic +[\w+/=]{8,}|\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/g;

/** Text without secrets by their look. */
export function redactText(text: string): string {
  return text.replaceAll(SECRET_VALUE, REDACTED);
}

const URLS = /\b([a-z][a-z\d+.-]*:\/\/)(?:[^\s"'`<>/?#@]*@)?([^\s"'`<>?#]*)(\?[^\s"'`<>#]*)?/gi;

/** Text whose URLs show neither their query nor who they sign in as: both may be secrets by any name. */
export function redactUrls(text: string): string {
  return text.replaceAll(
    URLS,
    (_, scheme: string, place: string, query?: string) =>
      `${scheme}${place}${query === undefined ? "" : `?${REDACTED}`}`,
  );
}
