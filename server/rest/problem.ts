import { env } from "@/server/config/env";
import { DomainError, ERRORS, type ErrorCode, isDomainError } from "@/server/core/errors";
import { recogniseOutage } from "@/server/modules/health/recognise-outage";
import { logger } from "@/server/observability/logger";
import { commonHeaders } from "@/server/rest/headers";
import type { Problem } from "@/server/rest/problem-schema";

/** The problem document (RFC 9457) of a refusal. */
export function toProblem(error: DomainError, requestId: string): Problem {
  const { http, title } = ERRORS[error.code];
  return {
    type: problemType(error.code),
    title,
    status: http,
    detail: http === 500 ? title : error.message,
    code: error.code,
    request_id: requestId,
    ...(error.details.issues
      ? { errors: error.details.issues.map(({ path, message }) => ({ path, message })) }
      : {}),
  };
}

/** Where the code is explained. */
export function problemType(code: ErrorCode): string {
  return `${env().DARIC_BASE_URL}/docs/errors#${code}`;
}

/** Anything thrown, as a refusal. What is not one of ours is logged in full and told to nobody. */
export function toRefusal(error: unknown, requestId: string): DomainError {
  if (recogniseOutage(error)) {
    logger.warn({ err: error, request_id: requestId }, "the database could not be asked");
    return new DomainError("unavailable", "The service is busy or restarting: try again in a moment", {
      retryAfterSeconds: 1,
    });
  }
  if (!isDomainError(error)) {
    logger.error({ err: error, request_id: requestId }, "request failed");
    return new DomainError("internal", ERRORS.internal.title);
  }
  const { logLevel, http } = ERRORS[error.code];
  if (http >= 500)
    logger[logLevel]({ err: error, code: error.code, request_id: requestId }, "request refused");
  return error;
}

export function problemResponse(
  refusal: DomainError,
  requestId: string,
  isPublic: boolean,
  extra: Record<string, string> = {},
): Response {
  const { http } = ERRORS[refusal.code];
  const { retryAfterSeconds } = refusal.details;
  const headers: Record<string, string> = {
    ...commonHeaders(requestId, isPublic),
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...(http === 401 ? { "www-authenticate": "Bearer" } : {}),
    ...(http === 503 || http === 429 || retryAfterSeconds !== undefined
      ? { "retry-after": String(retryAfterSeconds ?? 1) }
      : {}),
    ...extra,
  };
  return new Response(JSON.stringify(toProblem(refusal, requestId)), { status: http, headers });
}
