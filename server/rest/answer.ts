import { authorize } from "@/server/auth/authorize";
import { DomainError, ERRORS } from "@/server/core/errors";
import { answerOnce } from "@/server/modules/idempotency-keys/answer-once";
import { answerTogether } from "@/server/modules/idempotency-keys/answer-together";
import { type CheckedCall, checkCall, type Incoming } from "@/server/rest/call";
import { contentEtag, matchesEtag, versionEtag } from "@/server/rest/etag";
import { commonHeaders } from "@/server/rest/headers";
import { keyUse, readIdempotencyKey } from "@/server/rest/idempotency";
import type { AnyOperation, Operation } from "@/server/rest/operation";
import { toProblem } from "@/server/rest/problem";

/** Answers one request to an operation. Throws refusals, for the one place that turns them into problems. */
export async function answer(operation: AnyOperation, incoming: Incoming): Promise<Response> {
  const checked = await checkCall(operation, incoming);
  if ("respond" in operation) {
    const response = await operation.respond(checked.call);
    // The answer to HEAD goes without its body, which nobody would read to its end.
    if (incoming.request.method === "HEAD") await response.body?.cancel();
    for (const [name, value] of Object.entries(incoming.exchange.limits)) response.headers.set(name, value);
    return response;
  }
  const key = usesIdempotency(operation)
    ? readIdempotencyKey(incoming.request.headers.get("idempotency-key"))
    : undefined;
  if (key === undefined && operation.idempotent === "required")
    throw new DomainError("idempotency_key_required", "This moves money: send an Idempotency-Key");
  // The verb asks it too, but a stored answer is repeated without the verb, and scopes may be gone since.
  if (key !== undefined && operation.access !== "public") authorize(checked.call.ctx, operation.access);
  const request = {
    ...incoming,
    ...checked,
    use: key === undefined ? undefined : keyUseOf(operation, incoming, checked, key),
  };
  return (await answerShared(operation, request)) ?? answerAlone(operation, request);
}

/** Whether this operation takes an Idempotency-Key. */
export function usesIdempotency(operation: AnyOperation): boolean {
  return operation.method !== "get" && "run" in operation && operation.idempotent !== false;
}

function keyUseOf(
  { method, path: route, keptInClear }: Operation,
  { request }: Incoming,
  { call, sent }: CheckedCall,
  key: string,
) {
  const { pathname: path } = new URL(request.url);
  return keyUse(call.ctx, { method, route, path, key, body: sent, inClear: keptInClear === true });
}

type CheckedRequest = Incoming &
  Pick<CheckedCall, "call"> & { readonly use: ReturnType<typeof keyUse> | undefined };

/** In one transaction with other requests; undefined where it has to go alone. */
async function answerShared(operation: Operation, incoming: CheckedRequest): Promise<Response | undefined> {
  const { call, use, request } = incoming;
  const { prepare, together } = operation;
  if (!prepare || !together) return undefined;
  // A key may have an answer to what cannot be prepared, or must keep the refusal: alone it finds out.
  const prepared = await prepare(call).catch(() => null);
  if (typeof prepared !== "object" || prepared === null) return undefined;
  const shared = await answerTogether(together, {
    ctx: call.ctx,
    use,
    prepared,
    answer: (result) => answerOf(operation, result),
    refuse: (error) => refusalOf(incoming, error),
  });
  if (!shared) return undefined;
  const { result, ...answered } = shared;
  return write(operation, incoming, {
    ...answered,
    version: versionOf(result ?? (JSON.parse(answered.body) as object), request),
  });
}

async function answerAlone(operation: Operation, incoming: CheckedRequest): Promise<Response> {
  const { call, use, request } = incoming;
  if (use) {
    const answered = await answerWithKey(operation, incoming, use);
    return write(operation, incoming, {
      ...answered,
      version: versionOf(JSON.parse(answered.body) as object, request),
    });
  }
  const result = await operation.run(call, await operation.prepare?.(call));
  await operation.complete?.(call);
  return write(operation, incoming, { ...answerOf(operation, result), version: versionOf(result, request) });
}

async function answerWithKey(operation: Operation, incoming: CheckedRequest, use: ReturnType<typeof keyUse>) {
  const { call } = incoming;
  const { prepare, run, complete } = operation;
  const answered = await answerOnce(call.ctx, {
    ...use,
    prepare: prepare && (() => prepare(call)),
    answer: async (ctx, prepared) => answerOf(operation, await run({ ...call, ctx }, prepared)),
    refuse: (error) => refusalOf(incoming, error),
  });
  if (answered.status < 400) await complete?.(call);
  return answered;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly contentEtag?: string | undefined;
}

/** Of objects that one operation answers many requests with; those are frozen. */
const answers = new WeakMap<object, Answer>();

function answerOf({ status, etag }: Operation, result: object): Answer {
  const isShared = Object.isFrozen(result);
  const known = isShared ? answers.get(result) : undefined;
  if (known) return known;
  const body = JSON.stringify(result);
  const answer = { status, body, contentEtag: etag === "content" ? contentEtag(body) : undefined };
  if (isShared) answers.set(result, answer);
  return answer;
}

function refusalOf({ requestId }: Incoming, error: DomainError) {
  return { status: ERRORS[error.code].http, body: JSON.stringify(toProblem(error, requestId)) };
}

interface Written extends Answer {
  readonly version?: number | undefined;
  readonly replayed?: boolean;
}

/** One Response with all its headers at once: adding them later costs the server a copy. */
function write(
  operation: Operation,
  { request, requestId, exchange, use }: CheckedRequest,
  { status, body, contentEtag: tag, version, replayed }: Written,
): Response {
  const headers: Record<string, string> = {
    ...commonHeaders(requestId, operation.access === "public"),
    ...exchange.limits,
    "content-type": status < 400 ? "application/json" : "application/problem+json",
    "cache-control": operation.etag ? "private, no-cache" : "no-store",
  };
  if (replayed) headers["idempotent-replayed"] = "true";
  const etag = tag ?? etagOf(operation, body, version);
  if (etag !== undefined && status < 400) {
    headers.etag = etag;
    if (operation.method === "get" && matchesEtag(request.headers.get("if-none-match"), etag)) {
      return new Response(null, { status: 304, headers });
    }
  }
  exchange.answered = body;
  // Whatever is answered with a key is kept under it, from now or from before.
  exchange.answerKeyId = use?.id;
  return new Response(body, { status, headers });
}

function etagOf(operation: Operation, body: string, version: number | undefined): string | undefined {
  if (operation.etag === "content") return contentEtag(body);
  return operation.etag === "version" && version !== undefined ? versionEtag(version) : undefined;
}

/** The version names the plain object only: what `expand` adds changes without it. */
function versionOf(result: object, request: Request): number | undefined {
  return !request.url.includes("expand=") && "version" in result && typeof result.version === "number"
    ? result.version
    : undefined;
}
