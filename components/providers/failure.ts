import { TRPCClientError } from "@trpc/client";
import type { ErrorCode, FieldIssue } from "@/server/core/errors";
import type { AppRouter } from "@/server/trpc/root";

export interface Failure {
  readonly message: string;
  readonly errorCode: ErrorCode;
  readonly retryable: boolean;
  readonly issues: readonly FieldIssue[];
  readonly requestId: string | null;
}

const UNREACHABLE: Failure = {
  message: "Daric cannot be reached. Check your connection and try again.",
  errorCode: "unavailable",
  retryable: true,
  issues: [],
  requestId: null,
};

function isCallError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}

/** What can be said about a failed call, whether the server refused it or never heard of it. */
export function failureOf(error: unknown): Failure {
  if (!isCallError(error) || !error.data) return UNREACHABLE;
  const { errorCode, retryable, issues, requestId } = error.data;
  return { message: error.message, errorCode, retryable, issues, requestId };
}
