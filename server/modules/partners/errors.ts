import { DomainError, type ErrorCode } from "@/server/core/errors";

/** The codes of RFC 6749 section 5.2 that we answer with, and our own code behind each. */
export const OAUTH_ERRORS = {
  invalid_request: "validation_failed",
  invalid_client: "unauthenticated",
  invalid_grant: "validation_failed",
  invalid_scope: "validation_failed",
  unsupported_grant_type: "validation_failed",
} as const satisfies Record<string, ErrorCode>;

export type OAuthError = keyof typeof OAUTH_ERRORS;

/** A refusal of a token endpoint. */
export function oauthError(oauth: OAuthError, message: string): DomainError {
  return new DomainError(OAUTH_ERRORS[oauth], message, { oauth });
}
