import type { Clock } from "@/server/core/clock";
import { dueAt } from "@/inngest/embedded/durations";
import { parseMatch } from "@/inngest/embedded/expressions";
import { completeEvent, matchColumns, planTargeted } from "@/inngest/embedded/plan-events";
import type { EventPayload, Operation } from "@/inngest/embedded/protocol";
import type { Registration } from "@/inngest/embedded/registration";
import type { EventPlan, WaitRow } from "@/inngest/embedded/rows";

/** A wait and, for an invocation, the run that will resolve it. */
export interface PlannedWait {
  readonly wait: WaitRow;
  readonly causes?: EventPlan;
}

interface Waiting {
  readonly runId: string;
  readonly event: EventPayload | undefined;
  readonly registrations: ReadonlyMap<string, Registration>;
  readonly clock: Clock;
}

const INVOKE_EVENT = "inngest/function.invoked";

/**
 * What a run must wait for after it reported `operation`. Throws, with a message for the author of the function, when the
 * engine does not support the operation.
 */
export function planWait(operation: Operation, waiting: Waiting): PlannedWait {
  if (operation.opts?.parallelMode === "race")
    throw new Error("The embedded engine does not support group.parallel with mode race");
  switch (operation.op) {
    case "Sleep":
      return { wait: timer(operation, waiting) };
    case "WaitForEvent":
      return { wait: eventWait(operation, waiting) };
    case "InvokeFunction":
      return invocation(operation, waiting);
    default:
      throw new Error(
        `The embedded engine does not support the step operation ${operation.op} (${operation.displayName ?? operation.id})`,
      );
  }
}

/** A pause before the run is tried again. */
export function retryWait(runId: string, at: Date): WaitRow {
  return { run_id: runId, step_id: "retry", kind: "retry", expires_at: at.toISOString() };
}

function timer(operation: Operation, { runId, clock }: Waiting): WaitRow {
  const expires_at = instantOf(operation.name, operation, clock);
  return { run_id: runId, step_id: operation.id, kind: "timer", expires_at, on_expiry: { data: null } };
}

function eventWait(operation: Operation, { runId, event, clock }: Waiting): WaitRow {
  const { opts = {}, name = "" } = operation;
  const match =
    typeof opts.if === "string" ? parseMatch(opts.if, `waitForEvent "${operation.displayName ?? name}"`) : [];
  return {
    run_id: runId,
    step_id: operation.id,
    kind: "event",
    ...matchColumns(name, match, event),
    expires_at: instantOf(opts.timeout, operation, clock),
    on_expiry: { data: null },
  };
}

function invocation(operation: Operation, { runId, registrations, clock }: Waiting): PlannedWait {
  const { opts = {} } = operation;
  const target = registrations.get(String(opts.function_id));
  if (!target) throw new Error(`step.invoke: there is no function ${String(opts.function_id)}`);
  const payload = typeof opts.payload === "object" && opts.payload !== null ? opts.payload : {};
  const event = completeEvent(
    { ...payload, name: INVOKE_EVENT, id: `invoke:${runId}:${operation.id}` },
    clock,
  );
  const hasTimeout = typeof opts.timeout === "string";
  return {
    wait: {
      run_id: runId,
      step_id: operation.id,
      kind: "invoke",
      expires_at: hasTimeout ? instantOf(opts.timeout, operation, clock) : undefined,
      on_expiry: {
        error: { name: "InvokeTimeout", message: `The invoked function ${target.id} did not finish in time` },
      },
    },
    causes: planTargeted(target, event, { runId, stepId: operation.id }),
  };
}

function instantOf(text: unknown, operation: Operation, clock: Clock): string {
  const at = typeof text === "string" ? dueAt(text, clock.now()) : null;
  if (at === null)
    throw new Error(`${operation.op} ${operation.displayName ?? ""} has no readable time: ${String(text)}`);
  return at.toISOString();
}
