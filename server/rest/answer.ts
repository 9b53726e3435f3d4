import { DomainError, ERRORS } from "@/server/core/errors";
import { answerOnce } from "@/server/modules/idempotency-keys/answer-once";
import { type CheckedCall, checkCall, type Incoming } from "@/server/rest/call";
import { contentEtag, matchesEtag, versionEtag } from "@/server/rest/etag";
import { commonHeaders } from "@/server/rest/headers";
import { keyUse, readIdempotencyKey } from "@/server/rest/idempotency";
import type { AnyOperation, Operation } from "@/server/rest/operation";
import { toProblem } from "@/server/rest/problem";

/** Answers one request to an operation. Throws refusals, for the one place that turns them into problems. */
export async function answer(operation: AnyOperation, incoming: Incoming): Promise<Response> {
  const checked = await checkCall(operation, incoming);
  if ("respond" in operation) return operation.respond(checked.call);
  const key = usesIdempotency(operation)
    ? readIdempotencyKey(incoming.request.headers.get("idempotency-key"))
    : undefined;
  if (key === undefined && operation.idempotent === "required")
    throw new DomainError("idempotency_key_required", "This moves money: send an Idempotency-Key");
  if (key !== undefined) return answerWithKey(operation, incoming, checked, key);
  const result = await operation.run(checked.call);
  return write(operation, incoming, {
    status: operation.status,
    body: JSON.stringify(result),
    version: versionOf(result, incoming.request),
  });
}

/** Whether this operation takes an Idempotency-Key. */
export function usesIdempotency(operation: AnyOperation): boolean {
  return operation.method === "post" && "run" in operation && operation.idempotent !== false;
}

async function answerWithKey(
  operation: Operation,
  incoming: Incoming,
  { call, sent }: CheckedCall,
  key: string,
): Promise<Response> {
  const { request, requestId } = incoming;
  const use = keyUse(call.ctx, {
    method: operation.method,
    route: operation.path,
    path: new URL(request.url).pathname,
    key,
    body: sent,
  });
  const { status, body, replayed } = await answerOnce(call.ctx, {
    ...use,
    answer: async (ctx) => ({
      status: operation.status,
      body: JSON.stringify(await operation.run({ ...call, ctx })),
    }),
    refuse: (error) => ({
      status: ERRORS[error.code].http,
      body: JSON.stringify(toProblem(error, requestId)),
    }),
  });
  return write(operation, incoming, { status, body, replayed });
}

interface Written {
  readonly status: number;
  readonly body: string;
  readonly version?: number | undefined;
  readonly replayed?: boolean;
}

/** One Response with all its headers at once: adding them later costs the server a copy. */
function write(
  operation: Operation,
  { request, requestId, exchange }: Incoming,
  { status, body, version, replayed }: Written,
): Response {
  const headers: Record<string, string> = {
    ...commonHeaders(requestId, operation.access === "public"),
    ...exchange.limits,
    "content-type": status < 400 ? "application/json" : "application/problem+json",
    "cache-control": operation.etag ? "private, no-cache" : "no-store",
  };
  if (replayed) headers["idempotent-replayed"] = "true";
  const etag = etagOf(operation, body, version);
  if (etag !== undefined && status < 400) {
    headers.etag = etag;
    if (operation.method === "get" && matchesEtag(request.headers.get("if-none-match"), etag)) {
      return new Response(null, { status: 304, headers });
    }
  }
  exchange.answered = body;
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
