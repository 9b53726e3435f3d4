type TrpcCode =
  | "BAD_REQUEST"
  | "UNAUTHORIZED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "PRECONDITION_FAILED"
  | "PAYLOAD_TOO_LARGE"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "UNPROCESSABLE_CONTENT"
  | "TOO_MANY_REQUESTS"
  | "SERVICE_UNAVAILABLE"
  | "INTERNAL_SERVER_ERROR";

interface ErrorPolicy {
  /** HTTP status of the REST answer. */
  readonly http: number;
  readonly trpc: TrpcCode;
  /** Whether the same call may succeed later without a change by the caller. */
  readonly retryable: boolean;
  readonly logLevel: "debug" | "info" | "warn" | "error";
  /** The constant `title` of the problem document (RFC 9457 section 3.1.3). */
  readonly title: string;
}

/** Every error the product can answer with. Doors (REST, tRPC, jobs) read this table and nothing else. */
export const ERRORS = {
  validation_failed: {
    http: 400,
    trpc: "BAD_REQUEST",
    retryable: false,
    logLevel: "info",
    title: "The request is not valid",
  },
  idempotency_key_required: {
    http: 400,
    trpc: "BAD_REQUEST",
    retryable: false,
    logLevel: "info",
    title: "An Idempotency-Key is required",
  },
  unauthenticated: {
    http: 401,
    trpc: "UNAUTHORIZED",
    retryable: false,
    logLevel: "info",
    title: "Authentication is required",
  },
  forbidden: { http: 403, trpc: "FORBIDDEN", retryable: false, logLevel: "info", title: "Not allowed" },
  confirmation_required: {
    http: 403,
    trpc: "FORBIDDEN",
    retryable: false,
    logLevel: "info",
    title: "Confirm who you are",
  },
  not_found: { http: 404, trpc: "NOT_FOUND", retryable: false, logLevel: "info", title: "Not found" },
  method_not_allowed: {
    http: 405,
    trpc: "BAD_REQUEST",
    retryable: false,
    logLevel: "info",
    title: "Method not allowed",
  },
  conflict: {
    http: 409,
    trpc: "CONFLICT",
    retryable: false,
    logLevel: "info",
    title: "The request conflicts with the current state",
  },
  invalid_state: {
    http: 409,
    trpc: "CONFLICT",
    retryable: false,
    logLevel: "info",
    title: "Not possible in the current state",
  },
  request_in_flight: {
    http: 409,
    trpc: "CONFLICT",
    retryable: true,
    logLevel: "info",
    title: "The same request is still running",
  },
  version_mismatch: {
    http: 412,
    trpc: "PRECONDITION_FAILED",
    retryable: false,
    logLevel: "info",
    title: "The object has changed since it was read",
  },
  payload_too_large: {
    http: 413,
    trpc: "PAYLOAD_TOO_LARGE",
    retryable: false,
    logLevel: "info",
    title: "The body is too large",
  },
  unsupported_media_type: {
    http: 415,
    trpc: "UNSUPPORTED_MEDIA_TYPE",
    retryable: false,
    logLevel: "info",
    title: "The body must be JSON",
  },
  idempotency_key_reused: {
    http: 422,
    trpc: "UNPROCESSABLE_CONTENT",
    retryable: false,
    logLevel: "info",
    title: "The Idempotency-Key was used with another request",
  },
  rate_limited: {
    http: 429,
    trpc: "TOO_MANY_REQUESTS",
    retryable: true,
    logLevel: "info",
    title: "Too many requests",
  },
  insufficient_funds: {
    http: 409,
    trpc: "CONFLICT",
    retryable: false,
    logLevel: "info",
    title: "The balance is too low",
  },
  ledger_reference_conflict: {
    http: 409,
    trpc: "CONFLICT",
    retryable: false,
    logLevel: "error",
    title: "The ledger reference exists with other content",
  },
  account_not_found: {
    http: 500,
    trpc: "INTERNAL_SERVER_ERROR",
    retryable: false,
    logLevel: "error",
    title: "A ledger account is missing",
  },
  currency_mismatch: {
    http: 500,
    trpc: "INTERNAL_SERVER_ERROR",
    retryable: false,
    logLevel: "error",
    title: "Currencies do not match",
  },
  chain_unavailable: {
    http: 503,
    trpc: "SERVICE_UNAVAILABLE",
    retryable: true,
    logLevel: "warn",
    title: "The chain cannot be read at the moment",
  },
  unavailable: {
    http: 503,
    trpc: "SERVICE_UNAVAILABLE",
    retryable: true,
    logLevel: "warn",
    title: "Temporarily unavailable",
  },
  internal: {
    http: 500,
    trpc: "INTERNAL_SERVER_ERROR",
    retryable: true,
    logLevel: "error",
    title: "Something went wrong",
  },
} as const satisfies Record<string, ErrorPolicy>;

export type ErrorCode = keyof typeof ERRORS;

/** One wrong field of an input: `path` in JSON-pointer-like dotted form, `message` for a person. */
export interface FieldIssue {
  readonly path: string;
  readonly message: string;
}

export interface ErrorDetails {
  readonly issues?: readonly FieldIssue[];
  readonly retryAfterSeconds?: number;
  readonly [key: string]: unknown;
}

const BRAND = Symbol.for("daric.domain-error");

/** An expected failure. Its message may be shown to the caller; `cause` never is. */
export class DomainError extends Error {
  readonly [BRAND] = true;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "DomainError";
    this.code = code;
    this.details = details;
  }
}

/** Brand check instead of `instanceof`: server code is bundled more than once in one process. */
export function isDomainError(error: unknown): error is DomainError {
  return typeof error === "object" && error !== null && BRAND in error;
}

/** The same answer for a missing object and for another tenant's. */
export function notFound(noun: string, id: string): DomainError {
  return new DomainError("not_found", `No such ${noun}: ${id}`);
}

/** Lets a change through at the version that the caller demands, or at any if none is. Throws `version_mismatch`. */
export function assertVersion(noun: string, current: number, demanded: number | undefined): void {
  if (demanded !== undefined && demanded !== current)
    throw new DomainError("version_mismatch", `The ${noun} is at version ${current}, not ${demanded}`);
}

/** A refused input that names its field. */
export function invalidField(path: string, message: string): DomainError {
  return new DomainError("validation_failed", `${path}: ${message}`, { issues: [{ path, message }] });
}
