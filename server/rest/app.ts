import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import { type Clock, monotonicMilliseconds, systemClock } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { countAnyRequest } from "@/server/modules/rate-limits/count-any-request";
import { Admission } from "@/server/rest/admission";
import { answer } from "@/server/rest/answer";
import { preflight } from "@/server/rest/headers";
import { documentOperation, openApiOperation } from "@/server/rest/openapi";
import type { Exchange } from "@/server/rest/call";
import type { AnyOperation } from "@/server/rest/operation";
import { OPERATIONS } from "@/server/rest/operations";
import { problemResponse, toRefusal } from "@/server/rest/problem";
import { countRefusedKey, limitHeadersOf } from "@/server/rest/rate-limit";
import { recordExchange } from "@/server/rest/exchange";
import { requestIdOf } from "@/server/rest/request-id";
import { logged } from "@/server/rest/request-log";

/** Where the API is mounted, in front of every path of an operation. */
export const API_BASE = "/api/v1";

/** What the caller of `fetch` knows beside the request. */
interface Surroundings {
  readonly clientAddress?: string | undefined;
}

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
  for (const [path, onPath] of Map.groupBy(operations, routingPath))
    app.all(path, (c) => refuseMethod(onPath, c, clock));
  app.notFound((c) => {
    const id = requestIdOf(c.req.raw, clock);
    const refusal = new DomainError(
      "not_found",
      `There is no ${c.req.method} ${c.req.path}. All operations are at /docs/api`,
    );
    return logged({ id, method: c.req.method, route: "(unknown)" }, async () =>
      problemResponse(refusal, id, false),
    );
  });
  return app;
}

const admission = new Admission(monotonicMilliseconds());

function respond(operation: AnyOperation, c: HonoContext, clock: Clock): Promise<Response> {
  const request = c.req.raw;
  const id = requestIdOf(request, clock);
  const { clientAddress } = (c.env ?? {}) as Surroundings;
  const exchange: Exchange = { limits: {} };
  const finish = recordExchange(operation, { request, requestId: id, clientAddress, exchange, clock });
  return logged({ id, method: operation.method.toUpperCase(), route: operation.path }, async () => {
    if (!admission.enter(monotonicMilliseconds())) {
      // Without a line of its own in the log: there are many when there are any.
      const refusal = overload();
      return finish(refuse(operation, refusal, id, exchange), refusal);
    }
    try {
      await countAnyRequest();
      const params = c.req.param();
      const incoming = { request, requestId: id, params, clock, clientAddress, exchange };
      return finish(await answer(operation, incoming));
    } catch (error) {
      const refusal = await countRefusedKey(toRefusal(error, id), clientAddress);
      return finish(refuse(operation, refusal, id, exchange), refusal);
    } finally {
      admission.leave(monotonicMilliseconds());
    }
  });
}

function refuse(operation: AnyOperation, refusal: DomainError, id: string, { limits }: Exchange): Response {
  const headers = { ...limits, ...limitHeadersOf(refusal) };
  if ("respond" in operation && operation.refuse) return operation.refuse(refusal, id, headers);
  return problemResponse(refusal, id, operation.access === "public", headers);
}

function overload(): DomainError {
  return new DomainError("unavailable", "Too many requests at once: try again in a moment", {
    retryAfterSeconds: 1,
  });
}

function refuseMethod(onPath: readonly AnyOperation[], c: HonoContext, clock: Clock): Promise<Response> {
  const id = requestIdOf(c.req.raw, clock);
  const isShared = onPath.some(isForAnyOrigin);
  return logged({ id, method: c.req.method, route: onPath[0]?.path ?? "" }, async () => {
    const allow = allowedMethods(onPath, isShared).join(", ");
    if (isShared && c.req.method === "OPTIONS") return preflight(id, allow);
    return problemResponse(
      new DomainError("method_not_allowed", `${c.req.path} takes ${allow}`),
      id,
      isShared,
      { allow },
    );
  });
}

/** Tokens are public too, and yet for the client alone: a page of another origin has no business with them. */
function isForAnyOrigin(operation: AnyOperation): boolean {
  return operation.access === "public" && !("refuse" in operation);
}

function allowedMethods(onPath: readonly AnyOperation[], isShared: boolean): string[] {
  const methods = onPath.map(({ method }) => method.toUpperCase());
  return [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), ...(isShared ? ["OPTIONS"] : [])];
}

/** `{id}` as Hono writes it. */
function routingPath({ path }: AnyOperation): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}
