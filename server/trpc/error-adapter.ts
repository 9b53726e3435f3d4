import { TRPCError } from "@trpc/server";
import { z } from "zod";
import {
  type DomainError,
  type ErrorCode,
  ERRORS,
  type FieldIssue,
  isDomainError,
} from "@/server/core/errors";
import { fieldIssues } from "@/server/core/explain-issue";

/** What the pages read of a failed call, beside its message. */
export interface ErrorData {
  readonly errorCode: ErrorCode;
  readonly retryable: boolean;
  readonly issues: readonly FieldIssue[];
  /** Finds the failure in the logs. */
  readonly requestId: string | null;
}

export function toTrpcError(error: DomainError): TRPCError {
  return new TRPCError({ code: ERRORS[error.code].trpc, message: error.message, cause: error });
}

/** A refused input is a `validation_failed` whether tRPC or the verb refused it. */
function codeOf(error: TRPCError): ErrorCode {
  if (isDomainError(error.cause)) return error.cause.code;
  if (error.cause instanceof z.core.$ZodError) return "validation_failed";
  return error.code === "NOT_FOUND"
    ? "not_found"
    : error.code === "BAD_REQUEST"
      ? "validation_failed"
      : "internal";
}

function issuesOf(error: TRPCError): readonly FieldIssue[] {
  if (isDomainError(error.cause)) return error.cause.details.issues ?? [];
  return error.cause instanceof z.core.$ZodError ? fieldIssues(error.cause) : [];
}

export function errorData(error: TRPCError, requestId: string | null): ErrorData {
  const errorCode = codeOf(error);
  return { errorCode, retryable: ERRORS[errorCode].retryable, issues: issuesOf(error), requestId };
}

/** A sentence for a person. Unknown failures keep their words to the logs. */
export function messageFor(error: TRPCError): string {
  const code = codeOf(error);
  if (isDomainError(error.cause) && code !== "internal") return error.cause.message;
  return ERRORS[code].title;
}
