import { authorizedMerchantId } from "@/server/auth/authorize";
import type { Permission } from "@/server/auth/permissions";
import type { Mode } from "@/server/core/actor";
import { type Clock, systemClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import type { Context } from "@/server/db/context";
import { db } from "@/server/db/client";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { createRestApp } from "@/server/rest/app";

/** Whatever document came back, with the members that tests go on with. */
export interface ReplyBody {
  readonly id: string;
  readonly status: unknown;
  readonly data: readonly ReplyBody[];
  readonly checks: readonly ReplyBody[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly [member: string]: unknown;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ReplyBody;
  readonly text: string;
}

export interface ApiClient {
  readonly ctx: Context;
  readonly merchantId: string;
  readonly secret: string;
  request(
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<Reply>;
}

let app: ReturnType<typeof createRestApp> | undefined;

/** Sends one request to the API as it is mounted in the server, without a socket. */
export async function send(
  method: string,
  path: string,
  options: { body?: unknown; headers?: Record<string, string>; clientAddress?: string } = {},
): Promise<Reply> {
  app ??= createRestApp();
  const { body, headers = {}, clientAddress } = options;
  const isRaw = body === undefined || typeof body === "string" || body instanceof Uint8Array;
  const text = isRaw ? (body as BodyInit | undefined) : JSON.stringify(body);
  const response = await app.fetch(
    new Request(`http://localhost:3000/api/v1${path}`, {
      method,
      headers: { ...(text === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(text === undefined ? {} : { body: text }),
    }),
    { clientAddress },
  );
  const answer = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text: answer,
    body: (answer ? JSON.parse(answer) : undefined) as ReplyBody,
  };
}

/** A merchant of its own with an owner's context. */
export async function createOwner(mode: Mode = "test", clock: Clock = systemClock): Promise<Context> {
  const now = clock.now();
  const merchant = await db().merchant.create({
    data: { id: newId("merchant"), name: "Test shop", createdAt: now, updatedAt: now },
  });
  return {
    actor: {
      type: "user",
      userId: newId("user"),
      memberId: newId("member"),
      role: "owner",
      email: "owner@example.com",
    },
    merchantId: authorizedMerchantId(merchant.id),
    mode,
    session: { id: newId("session"), confirmedAt: now, isVerified: true },
    requestId: newId("request"),
    clock,
  };
}

/** A client with a key of a new merchant, or of the given one. */
export async function createClient(
  options: { mode?: Mode; scopes?: Permission[]; owner?: Context } = {},
): Promise<ApiClient> {
  const ctx = options.owner ?? (await createOwner(options.mode));
  const { secret } = await createApiKey(ctx, {
    name: "test",
    ...(options.scopes ? { scopes: options.scopes } : {}),
  });
  return {
    ctx,
    merchantId: ctx.merchantId ?? "",
    secret,
    request: (method, path, { body, headers } = {}) =>
      send(method, path, { body, headers: { authorization: `Bearer ${secret}`, ...headers } }),
  };
}
