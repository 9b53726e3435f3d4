import { createHmac, timingSafeEqual } from "node:crypto";
import { DaricWebhookError } from "./errors";

const TOLERANCE_SECONDS = 5 * 60;
const SECRET_PREFIX = "whsec_";

/** One event, as a webhook carries it. Deliveries may come twice and out of order. */
export interface WebhookEvent {
  /** The same for every attempt: take each id once. */
  readonly id: string;
  readonly type: string;
  /** When it happened. */
  readonly timestamp: string;
  readonly data: {
    /** The object as the API showed it right after the change. */
    readonly object: Record<string, unknown>;
    /** The higher one is newer. */
    readonly version: number;
    /** The whole object has no place in a webhook: read it through the API. */
    readonly truncated?: true;
  };
}

export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The event of a webhook that Daric signed for this endpoint (Standard Webhooks 1.0.0). `rawBody` is the body as it
 * arrived, before any parsing; `now` in milliseconds since 1970. Throws DaricWebhookError for a missing header, for a
 * time more than five minutes from ours, and when no signature of the list is right.
 */
export function verifyWebhook(
  rawBody: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string,
  now: number = Date.now(),
): WebhookEvent {
  const id = readHeader(headers, "webhook-id");
  const timestamp = readHeader(headers, "webhook-timestamp");
  const signatures = readHeader(headers, "webhook-signature");
  if (!/^\d{1,12}$/.test(timestamp)) throw new DaricWebhookError("webhook-timestamp is not a time");
  if (Math.abs(Math.floor(now / 1_000) - Number(timestamp)) > TOLERANCE_SECONDS)
    throw new DaricWebhookError("webhook-timestamp is more than five minutes from now");
  const body = typeof rawBody === "string" ? rawBody : new TextDecoder().decode(rawBody);
  const expected = createHmac("sha256", keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest();
  if (!signatures.split(" ").some((signature) => isSame(signature, expected)))
    throw new DaricWebhookError("webhook-signature does not match");
  return { id, ...(JSON.parse(body) as Omit<WebhookEvent, "id">) };
}

function keyOf(secret: string): Buffer {
  if (!secret.startsWith(SECRET_PREFIX)) throw new TypeError("The secret of an endpoint begins with whsec_");
  return Buffer.from(secret.slice(SECRET_PREFIX.length), "base64");
}

function isSame(signature: string, expected: Buffer): boolean {
  if (!signature.startsWith("v1,")) return false;
  const given = Buffer.from(signature.slice("v1,".length), "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Header names of a plain object may be written in any case. */
function readHeader(headers: WebhookHeaders, name: string): string {
  const value =
    headers instanceof Headers
      ? headers.get(name)
      : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  if (typeof value !== "string" || value === "") throw new DaricWebhookError(`${name} is missing`);
  return value;
}
