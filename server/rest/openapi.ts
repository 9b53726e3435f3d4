import type { OpenAPIHono, RouteConfig } from "@hono/zod-openapi";
import { z } from "zod";
import { API_KEY_SCOPES } from "@/server/auth/permissions";
import { env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import { ERRORS, type ErrorCode } from "@/server/core/errors";
import { ID_PREFIXES, type IdKind } from "@/server/core/ids";
import { idSchema } from "@/server/core/wire";
import { usesIdempotency } from "@/server/rest/answer";
import { commonHeaders } from "@/server/rest/headers";
import { type AnyOperation, rawOperation, type RawOperation } from "@/server/rest/operation";
import { oauthErrorSchema } from "@/server/rest/oauth";
import { problemSchema } from "@/server/rest/problem-schema";

/** Two ways in, either of which will do. */
const SECURITY_SCHEMES = ["apiKey", "partner"] as const;

type Parameter = {
  in: "header" | "path";
  name: string;
  required: boolean;
  description: string;
  schema: object;
};

/** Adds an operation to the application's OpenAPI document. */
export function documentOperation(app: OpenAPIHono, operation: AnyOperation): void {
  app.openAPIRegistry.registerPath({
    method: operation.method,
    path: operation.path,
    operationId: operation.operationId,
    tags: [operation.tag],
    summary: operation.summary,
    description: describe(operation),
    security: securityOf(operation),
    parameters: headerParameters(operation),
    request: {
      ...(operation.params ? { params: z.object(pathParameters(operation.params)) } : {}),
      ...(operation.query instanceof z.ZodObject ? { query: operation.query } : {}),
      ...(operation.body ? { body: requestBody(operation.body, operation.example) } : {}),
      ...("form" in operation && operation.form ? { body: formBody(operation.form, operation.example) } : {}),
    },
    responses: { ...successResponses(operation), ...problemResponses(operation) },
  });
}

function describe(operation: AnyOperation): string {
  const scope = operation.access === "public" ? "Needs no key." : `Needs the scope \`${operation.access}\`.`;
  return [operation.description, scope].filter(Boolean).join(" ");
}

function pathParameters(params: Readonly<Record<string, IdKind>>) {
  return Object.fromEntries(Object.entries(params).map(([name, kind]) => [name, idSchema(kind)]));
}

function requestBody(schema: z.ZodType, example: unknown) {
  const required = !schema.safeParse({}).success;
  return {
    required,
    content: { "application/json": { schema, ...(example === undefined ? {} : { example }) } },
  };
}

function formBody(schema: z.ZodType, example: unknown) {
  const content = { schema, example };
  return {
    required: true,
    content: { "application/x-www-form-urlencoded": content, "application/json": content },
  };
}

function securityOf({ access }: AnyOperation): Record<string, string[]>[] {
  return access === "public" ? [] : SECURITY_SCHEMES.map((scheme) => ({ [scheme]: [access] }));
}

function isKeyRequired(operation: AnyOperation): boolean {
  return "idempotent" in operation && operation.idempotent === "required";
}

function headerParameters(operation: AnyOperation): Parameter[] {
  const header = (name: string, description: string, schema: object, required = false): Parameter => ({
    in: "header",
    name,
    required,
    description,
    schema,
  });
  const parameters = [
    header("X-Request-Id", "Names this request in the answer and in our logs.", {
      type: "string",
      maxLength: 100,
    }),
  ];
  if (usesIdempotency(operation)) {
    const schema = { type: "string", minLength: 1, maxLength: LIMITS.idempotency.keyCharacters };
    parameters.push(
      header(
        "Idempotency-Key",
        "The same key and body again repeat the first answer, for 30 days.",
        schema,
        isKeyRequired(operation),
      ),
    );
  }
  if ("conditional" in operation)
    parameters.push(
      header("If-Match", 'Only if the object is still at this version, such as "3".', { type: "string" }),
    );
  if (operation.method === "get" && "etag" in operation) {
    parameters.push(
      header("If-None-Match", "The ETag of the answer you have: 304 when it has not changed.", {
        type: "string",
      }),
    );
  }
  return parameters;
}

const TEXT = { schema: { type: "string" as const } };
const LIMIT_HEADERS = {
  "RateLimit-Policy": { description: 'The limits that count this request: `"reads";q=5000;w=3600`', ...TEXT },
  RateLimit: {
    description: 'What is left of them, and for how many seconds: `"reads";r=4999;t=3600`',
    ...TEXT,
  },
};

function successResponses(operation: AnyOperation): RouteConfig["responses"] {
  const headers = { "X-Request-Id": TEXT, ...LIMIT_HEADERS };
  if ("respond" in operation) {
    return {
      200: {
        description: operation.summary,
        headers,
        content: {
          [operation.mediaType]: { schema: operation.reply ?? { type: "string" as const } },
          ...(operation.textType ? { [operation.textType]: TEXT } : {}),
        },
      },
    };
  }
  const etag = operation.etag ? { ETag: { schema: { type: "string" as const } } } : {};
  const replayed = usesIdempotency(operation)
    ? {
        "Idempotent-Replayed": {
          description: "true when this repeats an earlier answer",
          schema: { type: "string" as const },
        },
      }
    : {};
  return {
    [operation.status]: {
      description: operation.summary,
      headers: { ...headers, ...etag, ...replayed },
      content: { "application/json": { schema: operation.answer } },
    },
    ...(operation.etag && operation.method === "get"
      ? { 304: { description: "Not changed since the ETag in If-None-Match" } }
      : {}),
  };
}

/** Which codes an operation may refuse with: those of its shape and its own. */
export function errorCodesOf(operation: AnyOperation): ErrorCode[] {
  const codes: ErrorCode[] = [
    "validation_failed",
    "rate_limited",
    "internal",
    // Too many requests at once, or the database restarts.
    "unavailable",
    ...(operation.errors ?? []),
  ];
  if (operation.access !== "public") codes.push("unauthenticated", "forbidden");
  if (operation.params) codes.push("not_found");
  if (operation.body) codes.push("payload_too_large", "unsupported_media_type");
  if (usesIdempotency(operation)) codes.push("request_in_flight", "idempotency_key_reused");
  if (isKeyRequired(operation)) codes.push("idempotency_key_required");
  if ("conditional" in operation) codes.push("version_mismatch");
  return codes;
}

function problemResponses(operation: AnyOperation): RouteConfig["responses"] {
  const byStatus = Map.groupBy(new Set(errorCodesOf(operation)), (code) => ERRORS[code].http);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${ERRORS[code].title}`).join(". "),
        ...(status === ERRORS.rate_limited.http
          ? { headers: { "Retry-After": { description: "Seconds", ...TEXT }, ...LIMIT_HEADERS } }
          : {}),
        content: refusalContent(operation),
      },
    ]),
  );
}

function refusalContent(operation: AnyOperation) {
  return "refuse" in operation
    ? { "application/json": { schema: oauthErrorSchema } }
    : { "application/problem+json": { schema: problemSchema } };
}

/** The document of everything that is mounted, made once at the first request. */
export function openApiOperation(app: () => OpenAPIHono): RawOperation {
  let document: string | undefined;
  return rawOperation({
    operationId: "getOpenApi",
    method: "get",
    path: "/openapi.json",
    tag: "Meta",
    summary: "This document",
    access: "public",
    mediaType: "application/json",
    reply: z.looseObject({}),
    respond: async ({ ctx }) => {
      document ??= JSON.stringify(openApiDocument(app()));
      const headers = {
        ...commonHeaders(ctx.requestId, true),
        "content-type": "application/json",
        "cache-control": "no-cache",
      };
      return new Response(document, { status: 200, headers });
    },
  });
}

export function openApiDocument(app: OpenAPIHono) {
  app.openAPIRegistry.registerComponent("securitySchemes", "apiKey", {
    type: "http",
    scheme: "bearer",
    description: `An API key: sk_test_… or sk_live_…. The key decides the mode. Ids start with their kind: ${Object.values(ID_PREFIXES).join(", ")}.`,
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "partner", {
    type: "oauth2",
    description: "An access token of a partner, which acts for one merchant in one mode.",
    flows: {
      clientCredentials: {
        tokenUrl: `${env().DARIC_BASE_URL}/api/v1/auth/token`,
        refreshUrl: `${env().DARIC_BASE_URL}/api/v1/auth/refresh`,
        scopes: Object.fromEntries(API_KEY_SCOPES.map((scope) => [scope, scope.replaceAll(/[:_]/g, " ")])),
      },
    },
  });
  return app.getOpenAPI31Document(
    {
      openapi: "3.1.0",
      info: {
        title: "Daric",
        version: "1",
        license: { name: "AGPL-3.0-or-later", url: "https://www.gnu.org/licenses/agpl-3.0.html" },
        description:
          "Create invoices, see them paid, be told by webhook. Amounts are decimal strings, times are ISO 8601 in UTC, errors are problem documents (RFC 9457).",
      },
      servers: [{ url: env().DARIC_BASE_URL }],
    },
    { unionPreferredType: "oneOf" },
  );
}
