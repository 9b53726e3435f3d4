import type { EventPayload, StepResult } from "@/inngest/embedded/protocol";

/** What the engine writes and reads: shapes of the JSON that the SQL functions of inngest_embedded take. */

export interface EventRow {
  readonly id: string;
  readonly name: string;
  readonly payload: EventPayload;
}

export interface WaitRow {
  readonly run_id: string;
  /** The step's id on the wire, `retry`, or `cancel:n`. */
  readonly step_id: string;
  readonly kind: "timer" | "event" | "invoke" | "retry" | "cancel";
  readonly event_name?: string;
  /** Comma-separated paths into the awaited event, and the values wanted there; null values never match. */
  readonly match_paths?: string;
  readonly match_values?: readonly unknown[] | null;
  readonly expires_at?: string;
  readonly on_expiry?: { readonly data: unknown } | { readonly error: unknown };
}

export interface NewRunRow {
  readonly id: string;
  readonly function_id: string;
  readonly event_ids: readonly string[];
  readonly idempotency_key?: string;
  readonly lane?: string;
  readonly lane_limit?: number;
  readonly parent_run_id?: string;
  readonly parent_step_id?: string;
  readonly waits: readonly WaitRow[];
}

/** An event that waits for its batch. */
export interface HeldRow {
  readonly function_id: string;
  readonly batch_key: string;
  readonly event_id: string;
  readonly max_size: number;
  readonly wait_ms: number;
}

/** Everything that a sending of events writes, in one transaction. */
export interface EventPlan {
  readonly events: readonly EventRow[];
  readonly runs: readonly NewRunRow[];
  readonly held: readonly HeldRow[];
}

export interface Claim {
  readonly id: string;
  readonly turn: number;
  readonly lease: string;
}

export interface ClaimedRun {
  readonly id: string;
  readonly lease: string;
  readonly function_id: string;
  readonly attempt: number;
  readonly plan: Readonly<Record<string, number>>;
  readonly steps: readonly StepResult[];
  readonly events: readonly EventPayload[];
  /** Whether results of steps are still awaited. */
  readonly awaits: boolean;
}

/** What a turn has come to. `running` is a checkpoint in its middle. */
export interface Advance {
  readonly id: string;
  readonly lease: string;
  readonly status: "running" | "waiting" | "completed" | "failed";
  readonly steps: readonly StepResult[];
  readonly plan: Readonly<Record<string, number>>;
  readonly attempt: number;
  readonly output?: unknown;
  readonly error?: unknown;
  readonly waits: readonly WaitRow[];
  /** Events to record in the same transaction, if the lease is still held. */
  readonly causes?: EventPlan;
}

export interface Resolution {
  readonly run_id: string;
  readonly step_id: string;
  readonly result: { readonly data: unknown } | { readonly error: unknown } | null;
}
