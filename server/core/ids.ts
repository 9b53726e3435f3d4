import { type Clock, systemClock } from "@/server/core/clock";
import { randomPool } from "@/server/core/random-pool";

/** Prefix of every kind of object. One noun, one prefix. */
export const ID_PREFIXES = {
  merchant: "mer",
  user: "usr",
  member: "mem",
  invitation: "ivt",
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
  passkey: "pky",
  notification: "ntf",
  identity: "idn",
  savedView: "viw",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

/** Crockford's base32, lower case: sorts like the bytes it encodes. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const BODY_LENGTH = 26;

const BODY = new RegExp(`^[0-7][${ALPHABET}]{${BODY_LENGTH - 1}}$`);

const nextRandom = randomPool(10);

/** One UUIDv7 after another: each is encoded before the next is made. */
const bytes = new Uint8Array(16);
const view = new DataView(bytes.buffer);

/** A UUIDv7 (RFC 9562 section 5.7): 48 bits of milliseconds, then randomness, so that ids sort by creation time. */
function uuidV7(at: Date): Uint8Array {
  const milliseconds = at.getTime();
  view.setUint16(0, Math.floor(milliseconds / 2 ** 32));
  view.setUint32(2, milliseconds % 2 ** 32);
  bytes.set(nextRandom(), 6);
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f));
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
  return bytes;
}

/** A new id such as `inv_06f3…`: prefix, underscore and 26 characters of a UUIDv7, of now or of a point in time. */
export function newId(kind: IdKind, time: Clock | Date = systemClock): string {
  let text = `${ID_PREFIXES[kind]}_`;
  // 26 characters hold 130 bits: two zeros come first.
  let bits = 2;
  let value = 0;
  for (const byte of uuidV7("now" in time ? time.now() : time)) {
    value = ((value << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5;) {
      bits -= 5;
      text += ALPHABET[(value >> bits) & 31] ?? "";
    }
  }
  return text;
}

/** Whether `text` has the shape of an id of this kind. Says nothing about existence. */
export function isId(kind: IdKind, text: string): boolean {
  const prefix = `${ID_PREFIXES[kind]}_`;
  return text.startsWith(prefix) && BODY.test(text.slice(prefix.length));
}

/** So much of an id says its second: fewer characters would name the objects of hours. */
const SPAN_CHARACTERS = 8;

/** The first and the last id that begin like `text`, which must be a whole id of this kind or eight characters of its body or more; null when it is not. */
export function idSpan(kind: IdKind, text: string): { readonly first: string; readonly last: string } | null {
  const prefix = `${ID_PREFIXES[kind]}_`;
  const body = text.toLowerCase().slice(prefix.length);
  const begins = new RegExp(`^[0-7][${ALPHABET}]{${SPAN_CHARACTERS - 1},${BODY_LENGTH - 1}}$`);
  if (!text.toLowerCase().startsWith(prefix) || !begins.test(body)) return null;
  return { first: prefix + body.padEnd(BODY_LENGTH, "0"), last: prefix + body.padEnd(BODY_LENGTH, "z") };
}
