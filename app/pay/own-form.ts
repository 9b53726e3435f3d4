import { TRPCError } from "@trpc/server";
import { isOwnOrigin } from "@/server/auth/own-origin";
import { LIMITS } from "@/server/config/limits";
import { DomainError, type ErrorCode, isDomainError } from "@/server/core/errors";
import { logger } from "@/server/observability/logger";
import { errorData } from "@/server/trpc/error-adapter";

/** The form that a public page of ours sent. Throws `forbidden`, `payload_too_large`, `validation_failed`. */
export async function readOwnForm(request: Request): Promise<FormData> {
  if (!isOwnOrigin(request)) throw new DomainError("forbidden", "Only the checkout itself may ask for this");
  const bytes = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(bytes <= LIMITS.requestBodyBytes))
    throw new DomainError("payload_too_large", "The form is too large");
  return request.formData().catch(() => {
    throw new DomainError("validation_failed", "Send a form");
  });
}

/** Why a form was refused. What nobody expected is logged. */
export function refusalCode(error: unknown): ErrorCode {
  if (isDomainError(error)) return error.code;
  const code = error instanceof TRPCError ? errorData(error, null).errorCode : "internal";
  if (code === "internal") logger.error({ err: error }, "a form of a public page failed");
  return code;
}
