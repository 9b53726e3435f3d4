/**
 * The SDK's HTTP protocol (inngest 4.24, execution version 2), as far as the engine speaks it. A request asks a function to
 * go on from memoised steps; the answer is 200 (finished), 206 (operations), 400 with x-inngest-no-retry (failed) or 500
 * (to be retried).
 */

export interface EventPayload {
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
  /** Milliseconds since the epoch. */
  readonly ts: number;
  readonly v?: string;
  readonly user?: unknown;
  readonly meta?: unknown;
}

/** A memoised step. `id` is the SHA-1 hex of the step's id in the function, with `:n` before hashing for repeats. */
export type StepResult =
  | { readonly id: string; readonly data: unknown }
  | { readonly id: string; readonly error: unknown };

export interface CallRequest {
  readonly functionId: string;
  readonly runId: string;
  /** Comes back with every checkpoint of this call. */
  readonly lease: string;
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly events: readonly EventPayload[];
  readonly steps: readonly StepResult[];
  /** Run exactly this planned step instead of finding the next ones. */
  readonly stepId?: string;
}

export interface Operation {
  readonly id: string;
  readonly op: string;
  readonly name?: string;
  readonly displayName?: string;
  readonly opts?: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
  readonly error?: unknown;
}

export type CallReply =
  | {
      readonly kind: "operations";
      readonly operations: readonly Operation[];
      readonly retryAfter: string | null;
    }
  | { readonly kind: "completed"; readonly output: unknown }
  | {
      readonly kind: "rejected";
      readonly error: unknown;
      readonly retriable: boolean;
      readonly retryAfter: string | null;
    };

export interface WireRequest {
  readonly method: "POST";
  readonly url: URL;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WireReply {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The address is never resolved: the request goes straight into the SDK's handler. */
export const EMBEDDED_ORIGIN = "http://embedded.invalid";

/**
 * The request for one call. `fn_id` and `qi_id` switch on the SDK's checkpointing: sequential steps run in one call, each
 * reported as soon as it is done, instead of one call per step.
 */
export function encodeCall(call: CallRequest): WireRequest {
  const url = new URL(
    `${EMBEDDED_ORIGIN}/api/inngest?fnId=${encodeURIComponent(call.functionId)}&stepId=${call.stepId ?? "step"}`,
  );
  const stack = call.steps.map(({ id }) => id);
  const body = {
    event: call.events[0],
    events: call.events,
    steps: Object.fromEntries(call.steps.map((step) => [step.id, encodeStep(step)])),
    ctx: {
      run_id: call.runId,
      fn_id: call.functionId,
      qi_id: call.lease,
      attempt: call.attempt,
      max_attempts: call.maxAttempts,
      disable_immediate_execution: false,
      use_api: false,
      stack: { stack, current: stack.length },
    },
  };
  return {
    method: "POST",
    url,
    headers: { "content-type": "application/json", host: url.host },
    body: JSON.stringify(body),
  };
}

/** The two keys and no other: the SDK reads anything else as the data itself. */
function encodeStep(step: StepResult): unknown {
  return "error" in step ? { type: "error", error: step.error } : { type: "data", data: step.data ?? null };
}

/** Reads the answer to a call. Throws when it is not an answer of the SDK, which leaves the run as it was. */
export function decodeReply({ status, headers, body: text }: WireReply): CallReply {
  const retryAfter = headers["retry-after"] ?? null;
  const body: unknown = text === "" ? null : JSON.parse(text);
  if (status === 200) return { kind: "completed", output: body };
  if (status === 206 && Array.isArray(body))
    return { kind: "operations", operations: body.map(readOperation), retryAfter };
  if (status === 400 || status === 500) {
    const retriable = headers["x-inngest-no-retry"] !== "true";
    return { kind: "rejected", error: body, retriable, retryAfter };
  }
  throw new Error(`The Inngest SDK answered ${status}: ${text.slice(0, 500)}`);
}

/** One operation as the SDK reports it, in a 206 answer or a checkpoint. Throws on anything that is none. */
export function readOperation(value: unknown): Operation {
  if (typeof value === "object" && value !== null && "id" in value && "op" in value) {
    if (typeof value.id === "string" && typeof value.op === "string") return value as Operation;
  }
  throw new Error("The Inngest SDK reported an operation without id and op");
}

/** The result that a StepRun or StepFailed operation asks to memoise. */
export function stepResult(operation: Operation): StepResult {
  if (operation.op === "StepFailed")
    return { id: operation.id, error: operation.error ?? { name: "Error", message: "Unknown error" } };
  return { id: operation.id, data: operation.data ?? null };
}
