import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Credentials } from "./credentials";
import { DaricApiError, DaricConnectionError } from "./errors";
import { mayRetry, retryDelay } from "./retry";
import { signRequest } from "./sign-request";

/** What one call may be given. */
export interface CallOptions {
  /** Gives the call up, its retries included. */
  readonly signal?: AbortSignal;
  /** Milliseconds for each attempt. */
  readonly timeout?: number;
  /** `X-Request-Id`: names the call in the answer and in the server's logs. */
  readonly requestId?: string;
}

export interface KeyOptions {
  /** The same key and body again repeat the first answer, for 30 days. Without one, each call has a key of its own. */
  readonly idempotencyKey?: string;
}

export interface VersionOptions {
  /** Only if the object is still at this version; otherwise refused with `version_mismatch`. */
  readonly ifMatch?: number;
}

/** One call of an operation, as the generated methods make it. */
export interface Call {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** With parameters in braces. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: object;
  readonly body?: object;
  readonly options?: CallOptions & KeyOptions & VersionOptions;
  /** Goes without credentials. */
  readonly isPublic?: true;
  /** An Idempotency-Key makes it happen once. */
  readonly takesKey?: true;
  /** May be repeated although it is a POST without a key. */
  readonly isRepeatable?: true;
  /** The answer is handed out as it begins. */
  readonly isStream?: true;
}

export type Send = <Answer>(call: Call) => Promise<Answer>;

export interface SendSettings {
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly timeout: number;
  readonly maxRetries: number;
  readonly credentials?: Credentials;
  readonly signingSecret?: string;
}

/** Sends calls, each until it has an answer that stands or its retries are used up. Every attempt carries the same key. */
export function createSend(settings: SendSettings): Send {
  return async <Answer>(call: Call): Promise<Answer> => {
    const { method, takesKey, options } = call;
    const isRepeatable = call.isRepeatable ?? (method !== "POST" || takesKey === true);
    const key = takesKey ? (options?.idempotencyKey ?? randomUUID()) : undefined;
    let isRenewed = false;
    for (let retry = 0; ;) {
      const authorization = call.isPublic ? undefined : await settings.credentials?.authorization();
      try {
        return (await attempt(settings, call, { authorization, key })) as Answer;
      } catch (error) {
        options?.signal?.throwIfAborted();
        const isStale = error instanceof DaricApiError && error.status === 401 && authorization !== undefined;
        if (isStale && !isRenewed && settings.credentials?.refuse(authorization)) {
          isRenewed = true;
          continue;
        }
        const retryAfter = error instanceof DaricApiError ? error.retryAfter : null;
        const delay = retryDelay(retry, retryAfter, { now: Date.now(), random: Math.random() });
        if (retry >= settings.maxRetries || delay === null || !mayRetry(error, isRepeatable)) throw error;
        await wait(delay, undefined, { signal: options?.signal });
        retry += 1;
      }
    }
  };
}

interface Identity {
  readonly authorization: string | undefined;
  readonly key: string | undefined;
}

async function attempt(settings: SendSettings, call: Call, identity: Identity): Promise<unknown> {
  const { method, options } = call;
  const url = addressOf(settings.baseUrl, call);
  const body = call.body === undefined ? "" : JSON.stringify(call.body);
  const giveUp = new AbortController();
  const timer = setTimeout(
    () => giveUp.abort(new DOMException("The server did not answer in time", "TimeoutError")),
    options?.timeout ?? settings.timeout,
  );
  try {
    const response = await settings.fetch(url, {
      method,
      headers: headersOf(settings, call, { ...identity, target: url.pathname + url.search, body }),
      ...(body === "" ? {} : { body }),
      redirect: "manual",
      signal: options?.signal ? AbortSignal.any([giveUp.signal, options.signal]) : giveUp.signal,
    });
    if (response.ok && call.isStream) return response;
    const text = await response.text();
    if (!response.ok) throw new DaricApiError(response, text);
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof DaricApiError) throw error;
    throw new DaricConnectionError(`${method} ${url.pathname} has no answer`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

function addressOf(baseUrl: string, { path, params, query }: Call): URL {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params?.[name];
    // Dots alone would lead up the path, however they are encoded.
    if (!value || /^\.\.?$/.test(value)) throw new TypeError(`${path} needs ${name}`);
    return encodeURIComponent(value);
  });
  const url = new URL(`${baseUrl.replace(/\/+$/, "")}/api/v1${filled}`);
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return url;
}

function headersOf(
  { signingSecret }: SendSettings,
  { method, options, isStream }: Call,
  { authorization, key, target, body }: Identity & { readonly target: string; readonly body: string },
): Record<string, string> {
  const ifMatch = options?.ifMatch === undefined ? undefined : `"${options.ifMatch}"`;
  const signed = { method, target, idempotencyKey: key, ifMatch, body };
  const headers: Record<string, string | undefined> = {
    accept: isStream ? "text/event-stream" : "application/json",
    authorization,
    "content-type": body === "" ? undefined : "application/json",
    "idempotency-key": key,
    "if-match": ifMatch,
    "x-request-id": options?.requestId,
    "daric-signature":
      signingSecret !== undefined && authorization !== undefined
        ? signRequest(signingSecret, signed, Math.floor(Date.now() / 1_000))
        : undefined,
  };
  return Object.fromEntries(
    Object.entries(headers).filter((header): header is [string, string] => header[1] !== undefined),
  );
}
