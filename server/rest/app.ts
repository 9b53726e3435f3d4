import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import { type Clock, monotonicMilliseconds, systemClock } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { logger } from "@/server/observability/logger";
import { answer } from "@/server/rest/answer";
import { preflight } from "@/server/rest/headers";
import { documentOperation, openApiOperation } from "@/server/rest/openapi";
import type { AnyOperation } from "@/server/rest/operation";
import { problemResponse, toRefusal } from "@/server/rest/problem";
import { requestIdOf } from "@/server/rest/request-id";
import { OPERATIONS } from "@/server/rest/operations";

/** Where the API is mounted, in front of every path of an operation. */
export const API_BASE = "/api/v1";

/**
 * The REST API as a framework-free application: `fetch(request)` answers any request below /api/v1. Every operation is
 * answered by the same few steps; an operation itself is only a description, schemas and the verb it calls.
 */
export function createRestApp(clock: Clock = systemClock): OpenAPIHono {
  const app = new OpenAPIHono().basePath(API_BASE);
  const operations: readonly AnyOperation[] = [...OPERATIONS, openApiOperation(() => app)];
  for (const operation of operations) {
    documentOperation(app, operation);
    app.on(operation.method.toUpperCase(), routingPath(operation), (c) => respond(operation, c, clock));
  }
  for (const [path, methods] of methodsByPath(operations)) {
    app.all(path, (c) => refuseMethod(c, clock, methods, operations.some((o) => routingPath(o) === path && o.access === "public")));
  }
  app.notFound((c) => {
    const requestId = requestIdOf(c.req.raw, clock);
    const refusal = new DomainError("not_found", `There is no ${c.req.method} ${c.req.path}`);
    return problemResponse(refusal, requestId, false);
  });
  return app;
}

/** One line per request. Its fields are named here and hold no secret, so it goes without the costly search for some. */
const requestLog = logger.child({}, { redact: [] });

async function respond(operation: AnyOperation, c: HonoContext, clock: Clock): Promise<Response> {
  const started = monotonicMilliseconds();
  const requestId = requestIdOf(c.req.raw, clock);
  const response = await answer(operation, { request: c.req.raw, requestId, params: c.req.param(), clock }).catch((error: unknown) =>
    problemResponse(toRefusal(error, requestId), requestId, operation.access === "public"),
  );
  requestLog.info(
    {
      request_id: requestId,
      method: c.req.method,
      route: operation.path,
      status: response.status,
      duration_ms: Math.round((monotonicMilliseconds() - started) * 10) / 10,
    },
    "request",
  );
  return response;
}

/** `{id}` as Hono writes it. */
function routingPath({ path }: AnyOperation): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}

function methodsByPath(operations: readonly AnyOperation[]): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const operation of operations) {
    const path = routingPath(operation);
    methods.set(path, [...(methods.get(path) ?? []), operation.method.toUpperCase()]);
  }
  return methods;
}

function refuseMethod(c: HonoContext, clock: Clock, methods: readonly string[], isPublic: boolean): Response {
  const requestId = requestIdOf(c.req.raw, clock);
  if (isPublic && c.req.method === "OPTIONS") return preflight(requestId);
  const refusal = new DomainError("method_not_allowed", `${c.req.path} takes ${methods.join(", ")}`);
  return problemResponse(refusal, requestId, isPublic, { allow: methods.join(", ") });
}
