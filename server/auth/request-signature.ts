import { createHmac, hash, timingSafeEqual } from "node:crypto";
import { LIMITS } from "@/server/config/limits";
import { DomainError } from "@/server/core/errors";

/** `Daric-Signature: t=<seconds since 1970>,v2=<64 hex digits>`. */
export const SIGNATURE_HEADER = "Daric-Signature";

const FORMAT = /^t=(\d{1,12}),v2=([0-9a-f]{64})$/;

/** What a signature covers. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as they stand in the request line, such as `/api/v1/invoices?limit=10`. */
  readonly target: string;
  /** Value of the header as it is sent, quotes included; empty when it is not sent. */
  readonly idempotencyKey: string;
  readonly ifMatch: string;
  /** The body as it is sent; empty when there is none. */
  readonly body: string;
}

/**
 * The header's value: hex of HMAC-SHA256, with the whole signing secret in UTF-8 as its key, of six lines: `<seconds>`,
 * `<METHOD>`, `<path and query>`, `<Idempotency-Key>`, `<If-Match>`, `<hex of SHA-256 of the body>`. None can hold a line's
 * end, so that no two requests have the same lines.
 */
export function signRequest(
  secret: string,
  { method, target, idempotencyKey, ifMatch, body }: SignedRequest,
  seconds: number,
): string {
  const text = [seconds, method, target, idempotencyKey, ifMatch, hash("sha256", body)].join("\n");
  return `t=${seconds},v2=${createHmac("sha256", secret).update(text).digest("hex")}`;
}

/** Throws `unauthenticated` unless `header` signs this request with this secret, within five minutes of `now`. Compares in constant time. */
export function checkRequestSignature(
  header: string,
  secret: string,
  request: SignedRequest,
  now: Date,
): void {
  const seconds = Number(FORMAT.exec(header.trim())?.[1]);
  if (Number.isNaN(seconds))
    throw new DomainError("unauthenticated", `${SIGNATURE_HEADER} must be t=<seconds>,v2=<64 hex digits>`);
  const expected = Buffer.from(signRequest(secret, request, seconds));
  const given = Buffer.from(header.trim());
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new DomainError("unauthenticated", `${SIGNATURE_HEADER} does not match this request`);
  const { skewSeconds } = LIMITS.requestSignature;
  if (Math.abs(now.getTime() / 1000 - seconds) > skewSeconds)
    throw new DomainError(
      "unauthenticated",
      `The time in ${SIGNATURE_HEADER} is more than ${skewSeconds} seconds from ours`,
    );
}
