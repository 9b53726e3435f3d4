import { createHmac } from "node:crypto";
import { isIP } from "node:net";
import { addSeconds, instant } from "@/server/core/clock";
import type { Mode } from "@/server/core/actor";
import { time } from "@/server/core/wire";
import { LIMITS } from "@/server/config/limits";
import type { WebhookAnswer, WebhookReach } from "@/server/modules/webhooks/ports";
import type { AttemptGroup, AttemptOrder, AttemptOutcome } from "@/server/modules/webhooks/schema";
import type { AttemptFailure } from "@/server/modules/webhooks/status";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds from one attempt's end to the next attempt; the first goes at once. */
export const RETRY_DELAYS_SECONDS = [
  1 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  1 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  24 * HOUR,
] as const;

const JITTER_SHARE = 0.2;
const SECRET_PREFIX = "whsec_";
const BODY_BYTES = 20_000;
const LISTED_PORTS = [443, 8443] as const;

/** `whsec_` and the base64 of 32 random bytes. */
export function formatSecret(bytes: Buffer): string {
  return SECRET_PREFIX + bytes.toString("base64");
}

/** One signature of Standard Webhooks 1.0.0: `v1,` and the base64 HMAC-SHA256 of `id.timestamp.body`. `timestamp` in whole seconds. */
export function signWebhook(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}

export interface SigningSecrets {
  readonly secret: string;
  readonly previous: string | null;
  readonly previousExpires: Date | null;
}

/** The secrets that sign at `now`: while a rotation lasts, the old one too, after the new one. */
export function activeSecrets({ secret, previous, previousExpires }: SigningSecrets, now: Date): string[] {
  return previous !== null && previousExpires !== null && now < previousExpires
    ? [secret, previous]
    : [secret];
}

/** The headers of one attempt. `id` is the same for every attempt, so that receivers can tell a repetition. */
export function webhookHeaders(input: {
  readonly id: string;
  readonly type: string;
  readonly body: string;
  readonly secrets: readonly string[];
  readonly now: Date;
}): Record<string, string> {
  const timestamp = Math.floor(input.now.getTime() / 1000);
  return {
    "content-type": "application/json",
    "user-agent": "Daric-Webhooks/1.0",
    "daric-event": input.type,
    "webhook-id": input.id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": input.secrets
      .map((secret) => signWebhook(secret, input.id, timestamp, input.body))
      .join(" "),
  };
}

export interface WebhookFact {
  readonly type: string;
  readonly occurredAt: Date;
  readonly object: Record<string, unknown>;
  readonly version: number;
}

/**
 * The body, under 20 kB: an object too large for it goes without its metadata, and without its lists if that is not enough,
 * and says so with `truncated`. What is left of any object fits, because every text in it is bounded.
 */
export function webhookBody({ type, occurredAt, object, version }: WebhookFact): string {
  const timestamp = time(occurredAt);
  const whole = JSON.stringify({ type, timestamp, data: { object, version } });
  if (isWithinBody(whole)) return whole;
  const cut = (part: object) =>
    JSON.stringify({ type, timestamp, data: { object: part, version, truncated: true } });
  const withoutMetadata = { ...object, metadata: {} };
  const body = cut(withoutMetadata);
  return isWithinBody(body) ? body : cut(withoutLists(withoutMetadata));
}

const isWithinBody = (text: string): boolean => Buffer.byteLength(text) < BODY_BYTES;

const withoutLists = (object: object): object =>
  Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, Array.isArray(value) ? [] : value]),
  );

/** Null when the receiver took the webhook (2xx), else why not. */
export function attemptFailure(answer: WebhookAnswer): AttemptFailure | null {
  if (answer.kind === "unanswered") return answer.failure;
  if (answer.status >= 200 && answer.status < 300) return null;
  return answer.status >= 300 && answer.status < 400 ? "redirect" : "status";
}

/** 410 Gone: the receiver wants nothing any more. */
export function isGone(answer: WebhookAnswer): boolean {
  return answer.kind === "answered" && answer.status === 410;
}

/** Seconds that a 429 or 503 asks to wait (RFC 9110 section 10.2.3: seconds, or a date in real time), at most 24 h; 0 without. */
export function retryAfterSeconds(answer: WebhookAnswer, now: Date): number {
  if (
    answer.kind !== "answered" ||
    answer.retryAfter === null ||
    (answer.status !== 429 && answer.status !== 503)
  )
    return 0;
  const text = answer.retryAfter.trim();
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : (instant(text).getTime() - now.getTime()) / 1000;
  return Number.isFinite(seconds)
    ? Math.min(Math.max(seconds, 0), LIMITS.webhook.retryAfterSecondsMaximum)
    : 0;
}

/**
 * When to try again after the failure of attempt `failed` (1 is the first of the schedule), or null after the last one.
 * `jitter` from −1 to 1 moves it by up to 20 %, never before the seconds that the receiver asked for have passed.
 */
export function nextAttemptAt(failed: number, asked: number, now: Date, jitter: number): Date | null {
  const delay = RETRY_DELAYS_SECONDS[failed - 1];
  if (delay === undefined) return null;
  return addSeconds(now, Math.max(delay * (1 + JITTER_SHARE * jitter), asked));
}

/** Whether an endpoint has failed for so long without a success that it is switched off. */
export function hasFailedTooLong(failingSince: Date | null, now: Date): boolean {
  return failingSince !== null && now >= addSeconds(failingSince, LIMITS.webhook.disableAfterFailingSeconds);
}

/** Seconds without a success until an endpoint's breaker opens, and the bounds of the wait while it is open. */
const BREAKER = { opensAfter: 1 * MINUTE, shortestWait: 1 * MINUTE, longestWait: 1 * HOUR } as const;

/** Whether an endpoint has failed for long enough that only one attempt at a time may try it. */
export function isBreakerOpen(failingSince: Date | null, now: Date): boolean {
  return failingSince !== null && now >= addSeconds(failingSince, BREAKER.opensAfter);
}

/** When to come back to an endpoint that somebody else is trying: after as long again as it has failed, within bounds, ± 20 %. */
export function postponedUntil(failingSince: Date, now: Date, jitter: number): Date {
  const failed = (now.getTime() - failingSince.getTime()) / 1000;
  const wait = Math.min(Math.max(failed, BREAKER.shortestWait), BREAKER.longestWait);
  return addSeconds(now, wait * (1 + JITTER_SHARE * jitter));
}

/** The first attempts of what was asked for, in groups of one endpoint each, no group larger than one job makes. */
export function groupAttempts(orders: readonly AttemptOrder[]): AttemptGroup[] {
  const groups: AttemptGroup[] = [];
  const open = new Map<string, AttemptGroup>();
  for (const order of orders) {
    const { endpoint_id, mode } = order;
    let group = open.get(endpoint_id);
    if (!group || group.attempts.length === LIMITS.webhook.deliveriesPerJob) {
      group = { endpoint_id, mode, not_before: null, attempts: [] };
      open.set(endpoint_id, group);
      groups.push(group);
    }
    group.attempts.push(order);
  }
  return groups;
}

/** What is left to do after a group's attempts, each in a group of its own, because each has its own time. */
export function nextAttempts(group: AttemptGroup, outcomes: readonly AttemptOutcome[]): AttemptGroup[] {
  return group.attempts.flatMap((attempt, index) => {
    const outcome = outcomes[index];
    if (outcome?.status !== "pending") return [];
    const next = { ...attempt, number: outcome.next_attempt };
    return [{ ...group, not_before: outcome.next_attempt_at, attempts: [next] }];
  });
}

/** What deliveries of this mode may reach. Only test mode, and only where the operator allows it, reaches this machine. */
export function reachOf(mode: Mode, loopbackAllowed: boolean): WebhookReach {
  return { allowLoopback: mode === "test" && loopbackAllowed, ports: mode === "live" ? LISTED_PORTS : null };
}

/** A URL without its query, which may hold a secret. */
export function withoutQuery(url: string): string {
  return url.split("?", 1)[0] ?? url;
}

/**
 * Why an endpoint may not have this URL, or null. Only what the text tells: where its name leads is judged at each
 * connection, by the transport.
 */
export function urlRefusal(text: string, reach: WebhookReach): string | null {
  const url = new URL(text);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && reach.allowLoopback))
    return "Must use https";
  if (url.username !== "" || url.password !== "") return "Must not carry credentials";
  if (url.hash !== "") return "Must not have a fragment";
  if (reach.ports && !reach.ports.includes(Number(url.port || 443)))
    return `Must use port ${reach.ports.join(" or ")}`;
  const isNamed =
    isIP(url.hostname.replace(/^\[|\]$/g, "")) === 0 &&
    /\.[a-z]/i.test(url.hostname) &&
    !/\.(localhost|local|internal)\.?$/i.test(url.hostname);
  if (!isNamed && !reach.allowLoopback) return "Must name a public host";
  return null;
}
