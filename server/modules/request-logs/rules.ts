import { REDACTED, redactText } from "@/server/core/secret-text";

/** Members whose value is a secret whatever it looks like. */
const SECRET_NAME =
  /(secret|password|passphrase|token|authorization|credential|private[_-]?key|api[_-]?key$|mnemonic|signature|assertion|^(otp|pin|seed|cvc|cvv|card[_-]?number)$)/i;

/** Query fields by which a customer is looked for. */
const PERSONAL_NAME = /query|search|e-?mail|phone|name/i;

/** A cheap look for whether anything has to be redacted at all. */
const SUSPICIOUS =
  /secret|password|passphrase|token|authorization|credential|private[_-]?key|api[_-]?key|mnemonic|signature|assertion|otp|pin|seed|cvc|cvv|card[_-]?number|(?:[sr]k|prt)_(?:test|live)_|whsec_|_sec_|Bearer|Basic|eyJ|"url"\s*:\s*"(?:\\.|[^"\\?])*\?/i;

const DEPTH = 32;

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth > DEPTH) return REDACTED;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      redactText(name),
      isSecret(name, member)
        ? REDACTED
        : redactValue(name === "url" ? redactQuery(member) : member, depth + 1),
    ]),
  );
}

/** Where webhooks go: what the address carries may be a secret by any name. */
function redactQuery(url: unknown): unknown {
  return typeof url === "string" ? url.replace(/\?[^]*/, `?${REDACTED}`) : url;
}

/** Null and flags hold no secret: that a field was empty or on helps whoever looks for a mistake. */
function isSecret(name: string, value: unknown): boolean {
  return value !== null && typeof value !== "boolean" && SECRET_NAME.test(name);
}

/** `client_secret=…` of a form or a query. */
function redactPairs(text: string, secret: RegExp): string {
  if (!text.includes("=")) return text;
  return text.replaceAll(/([^=&?\s]+)=([^&\s]*)/g, (pair: string, name: string) =>
    secret.test(decode(name)) ? `${name}=${REDACTED}` : pair,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * A body without secrets, cut to `most` characters. What claims to be JSON and is not is kept only when nothing in it looks
 * like a secret: there is no telling where one would end.
 */
export function redactBody(body: string, most: number): string {
  if (!SUSPICIOUS.test(body)) return cut(body, most);
  const isJson = /^\s*["[{]/.test(body);
  if (!isJson) return cut(redactPairs(redactText(body), SECRET_NAME), most);
  try {
    return cut(JSON.stringify(redactValue(JSON.parse(body), 0)), most);
  } catch {
    return REDACTED;
  }
}

/** A path with its query, without secrets and without what somebody is looked for by: unlike bodies it is stored readable. */
export function redactPath(path: string, most: number): string {
  return cut(redactPairs(redactPairs(redactText(path), SECRET_NAME), PERSONAL_NAME), most);
}

/** Ends with an ellipsis where something is missing. PostgreSQL holds neither U+0000 nor halves of surrogate pairs. */
export function cut(text: string, most: number): string {
  const short = text.length <= most ? text : `${text.slice(0, most - 1)}…`;
  return short.toWellFormed().replaceAll("\0", "\uFFFD");
}
