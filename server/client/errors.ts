import type { OAuthError, Problem } from "./generated/schemas";

/** Anything this client throws about a call. */
export abstract class DaricError extends Error {}

/** No answer arrived: the network failed, or the time was over. `cause` says which. */
export class DaricConnectionError extends DaricError {
  override readonly name = "DaricConnectionError";
}

/** A webhook that must not be believed. Answer it with 400 and do nothing else. */
export class DaricWebhookError extends DaricError {
  override readonly name = "DaricWebhookError";
}

type Refusal = Partial<Problem> & Partial<OAuthError>;

/** The server refused: what its problem document (RFC 9457) said, or RFC 6749's words at the token endpoints. */
export class DaricApiError extends DaricError {
  override readonly name = "DaricApiError";
  /** HTTP status. */
  readonly status: number;
  /** Stable, for programs; "unknown" when something in between answered instead of Daric. */
  readonly code: Problem["code"] | OAuthError["error"] | "unknown";
  /** Name it when you ask for help. */
  readonly requestId: string | null;
  /** Every wrong field of the request. */
  readonly errors: NonNullable<Problem["errors"]>;
  /** The `Retry-After` of the answer, as it was sent. */
  readonly retryAfter: string | null;

  constructor(response: Response, text: string) {
    const said = readRefusal(text);
    super(said.detail ?? said.error_description ?? `The server answered ${response.status}`);
    this.status = response.status;
    this.code = said.code ?? said.error ?? "unknown";
    this.requestId = said.request_id ?? response.headers.get("x-request-id");
    this.errors = said.errors ?? [];
    this.retryAfter = response.headers.get("retry-after");
  }
}

function readRefusal(text: string): Refusal {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === "object" && said !== null ? said : {};
  } catch {
    return {};
  }
}
