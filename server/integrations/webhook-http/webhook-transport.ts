import { Agent, buildConnector, type Dispatcher, request } from "undici";
import { LIMITS } from "@/server/config/limits";
import { monotonicMilliseconds } from "@/server/core/clock";
import {
  checkLiteral,
  guardedLookup,
  type Resolve,
  resolveWithSystem,
} from "@/server/integrations/webhook-http/address-guard";
import { transportFailure } from "@/server/integrations/webhook-http/failure";
import type {
  WebhookAnswer,
  WebhookReach,
  WebhookRequest,
  WebhookTransport,
} from "@/server/modules/webhooks/ports";

const IDLE_MILLISECONDS = 1_000;

export interface WebhookTransportOptions {
  readonly resolve?: Resolve;
  readonly connectTimeoutMs?: number;
  readonly totalTimeoutMs?: number;
}

/** The transport over HTTP/1.1. Judges every address at the moment it connects to it; see `address-guard.ts`. */
export function createWebhookTransport(options: WebhookTransportOptions = {}): WebhookTransport {
  const {
    resolve = resolveWithSystem,
    connectTimeoutMs = LIMITS.webhook.connectTimeoutMilliseconds,
    totalTimeoutMs = LIMITS.webhook.totalTimeoutMilliseconds,
  } = options;
  const strict = guardedAgent(resolve, connectTimeoutMs, false);
  const withLoopback = guardedAgent(resolve, connectTimeoutMs, true);

  return {
    async send(webhook) {
      const startedAt = monotonicMilliseconds();
      const elapsed = () => Math.round(monotonicMilliseconds() - startedAt);
      if (!isAllowed(webhook.url, webhook.reach))
        return { kind: "unanswered", failure: "blocked_address", durationMs: 0 };
      try {
        const answer = await post(
          webhook,
          webhook.reach.allowLoopback ? withLoopback : strict,
          totalTimeoutMs,
        );
        return { kind: "answered", ...answer, durationMs: elapsed() };
      } catch (error) {
        return { kind: "unanswered", failure: transportFailure(error), durationMs: elapsed() };
      }
    },
  };
}

function guardedAgent(resolve: Resolve, connectTimeoutMs: number, allowLoopback: boolean): Agent {
  const connect = buildConnector({
    timeout: connectTimeoutMs,
    lookup: guardedLookup(resolve, allowLoopback),
    autoSelectFamily: true,
  });
  return new Agent({
    // Kept for a burst only. Receivers hang up on idle connections after longer than this, so none is lost to that race, and
    // the address is judged again for the next burst.
    keepAliveTimeout: IDLE_MILLISECONDS,
    keepAliveMaxTimeout: IDLE_MILLISECONDS,
    connect(target, callback) {
      try {
        checkLiteral(target.hostname, allowLoopback);
      } catch (error) {
        return callback(error as Error, null);
      }
      connect(target, callback);
    },
  });
}

function isAllowed(url: string, { allowLoopback, ports }: WebhookReach): boolean {
  const { protocol, port, username, password } = new URL(url);
  if (username !== "" || password !== "") return false;
  if (protocol !== "https:") return protocol === "http:" && allowLoopback;
  return ports === null || ports.includes(Number(port || 443));
}

type Answered = Omit<Extract<WebhookAnswer, { kind: "answered" }>, "kind" | "durationMs">;

async function post(
  { url, headers, body }: WebhookRequest,
  dispatcher: Dispatcher,
  totalTimeoutMs: number,
): Promise<Answered> {
  const answer = await request(url, {
    method: "POST",
    headers,
    body,
    dispatcher,
    signal: AbortSignal.timeout(totalTimeoutMs),
  });
  const retryAfter = answer.headers["retry-after"];
  return {
    status: answer.statusCode,
    retryAfter: (Array.isArray(retryAfter) ? retryAfter[0] : retryAfter) ?? null,
    body: await readBeginning(answer.body, LIMITS.webhook.storedResponseBytes),
  };
}

/** The first bytes as text; the rest is not read. PostgreSQL's text has no NUL character. */
async function readBeginning(body: AsyncIterable<Buffer>, bytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= bytes) break;
  }
  return Buffer.concat(chunks).subarray(0, bytes).toString("utf8").replaceAll("\u0000", "\uFFFD");
}
