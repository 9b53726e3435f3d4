import { hash } from "node:crypto";
import { canonicalJson } from "@/server/core/canonical-json";
import { ERRORS, type ErrorCode } from "@/server/core/errors";

/** What one use of a key is known by: SHA-256, in hex, of who sent it, where to, and the key. */
export function idempotencyId(use: { client: string; method: string; route: string; key: string }): string {
  return hash("sha256", JSON.stringify([use.client, use.method, use.route, use.key]));
}

/** What a repetition must share with the first request: SHA-256, in hex, of its path and its canonical body. */
export function fingerprintOf(request: { path: string; body: unknown }): string {
  return hash("sha256", canonicalJson([request.path, request.body]));
}

/**
 * Whether a refusal is this key's answer for good. Not so when the caller can mend it or just try again, as after a `conflict`:
 * it may have come from a change at the same moment.
 */
export function isKeptRefusal(code: ErrorCode): boolean {
  const { http, retryable } = ERRORS[code];
  return http > 403 && http < 500 && !retryable && code !== "conflict";
}
