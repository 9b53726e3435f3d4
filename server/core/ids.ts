import { randomBytes } from "@noble/hashes/utils.js";
import { type Clock, systemClock } from "@/server/core/clock";

/** Prefix of every kind of object. One noun, one prefix. */
export const ID_PREFIXES = {
  merchant: "mer",
  user: "usr",
  member: "mem",
  apiKey: "key",
  customer: "cus",
  invoice: "inv",
  invoiceNote: "not",
  paymentLink: "plk",
  payment: "pay",
  manualPayment: "mpy",
  depositAddress: "adr",
  settlement: "set",
  ledgerAccount: "acc",
  ledgerTransfer: "ltr",
  webhookEndpoint: "whe",
  webhookDelivery: "dlv",
  event: "evt",
  auditEntry: "aud",
  request: "req",
  reconciliation: "rec",
  partner: "par",
  partnerGrant: "pgr",
  tokenSigningKey: "tsk",
  requestLog: "rql",
  mailMessage: "eml",
  session: "ses",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

/** Crockford's base32, lower case: sorts like the bytes it encodes. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const BODY_LENGTH = 26;

/** A UUIDv7 (RFC 9562 section 5.7): 48 bits of milliseconds, then randomness, so that ids sort by creation time. */
function uuidV7(clock: Clock): bigint {
  const random = randomBytes(10);
  let value = BigInt(clock.now().getTime());
  for (const byte of random) value = (value << 8n) | BigInt(byte);
  const version = 7n << 76n;
  const variant = 2n << 62n;
  return (value & ~(0xfn << 76n) & ~(3n << 62n)) | version | variant;
}

/** A new id such as `inv_06f3…`: prefix, underscore and 26 characters of a UUIDv7. */
export function newId(kind: IdKind, clock: Clock = systemClock): string {
  let value = uuidV7(clock);
  let body = "";
  for (let position = 0; position < BODY_LENGTH; position += 1) {
    body = (ALPHABET[Number(value & 31n)] ?? "") + body;
    value >>= 5n;
  }
  return `${ID_PREFIXES[kind]}_${body}`;
}

/** Whether `text` has the shape of an id of this kind. Says nothing about existence. */
export function isId(kind: IdKind, text: string): boolean {
  return new RegExp(`^${ID_PREFIXES[kind]}_[0-7][${ALPHABET}]{${BODY_LENGTH - 1}}$`).test(text);
}
