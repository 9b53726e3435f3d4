import { env } from "@/server/config/env";

const BASE_HEADERS = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
};

const PUBLIC_HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, X-Request-Id, Retry-After, RateLimit, RateLimit-Policy",
};

let transportSecurity: Record<string, string> | undefined;

/** Headers of every answer. Public routes may be read from any origin: they carry no credentials. */
export function commonHeaders(requestId: string, isPublic: boolean): Record<string, string> {
  transportSecurity ??= env().DARIC_BASE_URL.startsWith("https:")
    ? { "strict-transport-security": "max-age=31536000" }
    : {};
  return {
    "x-request-id": requestId,
    ...BASE_HEADERS,
    ...transportSecurity,
    ...(isPublic ? PUBLIC_HEADERS : {}),
  };
}

/** The answer to a browser that asks what it may send to a public route. */
export function preflight(requestId: string, methods: string): Response {
  const headers = {
    ...commonHeaders(requestId, true),
    allow: methods,
    "access-control-allow-methods": methods,
    "access-control-allow-headers": "Content-Type, If-None-Match, Last-Event-ID, X-Request-Id",
    "access-control-max-age": "86400",
  };
  return new Response(null, { status: 204, headers });
}
