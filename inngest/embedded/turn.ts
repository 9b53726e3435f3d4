import type { Clock } from "@/server/core/clock";
import { retryAfterMilliseconds } from "@/inngest/embedded/durations";
import { completeEvent, planEvents } from "@/inngest/embedded/plan-events";
import {
  type CallReply,
  type CallRequest,
  type Operation,
  type StepResult,
  stepResult,
} from "@/inngest/embedded/protocol";
import { FAILURE_EVENT, type Registration } from "@/inngest/embedded/registration";
import type { Advance, ClaimedRun, EventPlan } from "@/inngest/embedded/rows";
import type { Store } from "@/inngest/embedded/store";
import { type PlannedWait, planWait, retryWait } from "@/inngest/embedded/waits";

export interface TurnEnvironment {
  readonly store: Pick<Store, "advance">;
  readonly registrations: ReadonlyMap<string, Registration>;
  readonly clock: Clock;
  /** Sends one request to the SDK. */
  call(request: CallRequest): Promise<CallReply>;
  /** Milliseconds before attempt `attempt`, counted from 1 for the first retry. */
  backOff(attempt: number): number;
}

/** The run belongs to another executor or was cancelled; nothing of this turn may be written any more. */
class LeaseLost extends Error {}

type Outcome = "again" | "over";

/**
 * One stretch of execution of a run: calls the function until it finishes, fails, must wait or must be retried. Every result
 * is written before the next call depends on it.
 */
export class Turn {
  private readonly steps: StepResult[];
  private readonly unwritten: StepResult[] = [];
  private plan: Record<string, number>;
  private attempt: number;
  /** Whether steps are awaited whose results may come in at any moment: only a new turn sees them. */
  private awaits: boolean;
  private lastWrite: Promise<void> = Promise.resolve();

  constructor(
    private readonly run: ClaimedRun,
    private readonly registration: Registration,
    private readonly environment: TurnEnvironment,
  ) {
    const known = new Set<string>();
    this.steps = run.steps.filter(({ id }) => !known.has(id) && known.add(id));
    this.plan = { ...run.plan };
    this.attempt = run.attempt;
    this.awaits = run.awaits;
  }

  /** Returns when the turn is over, however it ended. Throws when its progress could not be written. */
  async execute(): Promise<void> {
    try {
      let outcome: Outcome = "again";
      while (outcome === "again") {
        outcome =
          Object.keys(this.plan).length > 0 ? await this.runPlannedSteps() : await this.findNextSteps();
      }
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
    }
  }

  /** Results the SDK reports in the middle of a call; false tells it to stop. */
  async checkpoint(operations: readonly Operation[]): Promise<boolean> {
    for (const operation of operations) this.memoise(operation);
    try {
      await this.write("running");
      return true;
    } catch (error) {
      if (error instanceof LeaseLost) return false;
      throw error;
    }
  }

  private async findNextSteps(): Promise<Outcome> {
    const reply = await this.call(this.attempt);
    if (reply.kind === "completed") return this.end("completed", { output: reply.output });
    if (reply.kind === "rejected") return this.reject(reply);
    if (reply.operations.length === 0)
      throw new Error("The Inngest SDK answered with no operation, which would repeat for ever");
    const waits: PlannedWait[] = [];
    let failed: Operation | undefined;
    for (const operation of reply.operations) {
      if (operation.op === "RunComplete") return this.end("completed", { output: operation.data ?? null });
      if (operation.op === "StepError") failed = operation;
      else if (operation.op === "StepPlanned") this.plan[operation.id] = 0;
      else if (operation.op === "StepRun" || operation.op === "StepFailed") this.memoise(operation);
      else {
        const planned = this.tryToWait(operation);
        if ("error" in planned) return this.end("failed", planned);
        waits.push(planned);
      }
    }
    if (failed) return this.retry(this.attempt + 1, reply.retryAfter);
    return this.park(waits);
  }

  /** Steps found together run concurrently, each in a call of its own; the function goes on when all of them are done. */
  private async runPlannedSteps(): Promise<Outcome> {
    const entries = Object.entries(this.plan);
    const settled = await Promise.allSettled(
      entries.map(([stepId, attempt]) => this.runPlannedStep(stepId, attempt)),
    );
    const pauses: number[] = [];
    for (const result of settled) {
      if (result.status === "rejected") throw result.reason;
      if (result.value !== null) pauses.push(result.value);
    }
    if (pauses.length === 0 && !this.awaits) return "again";
    const waits =
      pauses.length > 0 ? [{ wait: retryWait(this.run.id, this.later(Math.min(...pauses))) }] : [];
    await this.write("waiting", { waits });
    return "over";
  }

  /** Milliseconds until the step should be tried again, or null when it is done. */
  private async runPlannedStep(stepId: string, attempt: number): Promise<number | null> {
    const reply = await this.call(attempt, stepId);
    const operation =
      reply.kind === "operations" ? reply.operations.find(({ id }) => id === stepId) : undefined;
    if (operation?.op === "StepRun" || operation?.op === "StepFailed") {
      this.memoise(operation);
      await this.write("running");
      return null;
    }
    const next = attempt + 1;
    if (next >= this.registration.maxAttempts || (reply.kind === "rejected" && !reply.retriable)) {
      const error =
        reply.kind === "rejected"
          ? reply.error
          : { name: "Error", message: `The step ${stepId} could not be run` };
      this.memoise({ id: stepId, op: "StepFailed", error });
      await this.write("running");
      return null;
    }
    this.plan[stepId] = next;
    return this.pause(next, reply.kind === "completed" ? null : reply.retryAfter);
  }

  private async reject(reply: CallReply & { kind: "rejected" }): Promise<Outcome> {
    const next = this.attempt + 1;
    if (!reply.retriable || next >= this.registration.maxAttempts)
      return this.end("failed", { error: reply.error });
    return this.retry(next, reply.retryAfter);
  }

  private async retry(attempt: number, retryAfter: string | null): Promise<Outcome> {
    this.attempt = attempt;
    const at = this.later(this.pause(attempt, retryAfter));
    await this.write("waiting", { waits: [{ wait: retryWait(this.run.id, at) }] });
    return "over";
  }

  private async park(waits: readonly PlannedWait[]): Promise<Outcome> {
    const hasPlan = Object.keys(this.plan).length > 0;
    if (waits.length === 0) {
      if (this.unwritten.length > 0) await this.write("running");
      return "again";
    }
    this.awaits = true;
    await this.write(hasPlan ? "running" : "waiting", { waits });
    return hasPlan ? "again" : "over";
  }

  private async end(
    status: "completed" | "failed",
    result: { output?: unknown; error?: unknown },
  ): Promise<Outcome> {
    const causes = status === "failed" ? this.failureEvent(result.error) : undefined;
    await this.write(status, { ...result, causes });
    return "over";
  }

  private failureEvent(error: unknown): EventPlan {
    const { id, function_id, events } = this.run;
    const data = { function_id, run_id: id, error, event: events[0], events };
    return planEvents(this.environment.registrations, [
      completeEvent({ name: FAILURE_EVENT, id: `failed:${id}`, data }, this.environment.clock),
    ]);
  }

  private tryToWait(operation: Operation): PlannedWait | { error: unknown } {
    try {
      const { registrations, clock } = this.environment;
      return planWait(operation, { runId: this.run.id, event: this.run.events[0], registrations, clock });
    } catch (error) {
      return {
        error: { name: "UnsupportedStep", message: error instanceof Error ? error.message : String(error) },
      };
    }
  }

  /** A finished step ends the count of attempts: the next one starts anew. */
  private memoise(operation: Operation): void {
    if (operation.op !== "StepRun" && operation.op !== "StepFailed") return;
    if (this.steps.some(({ id }) => id === operation.id)) return;
    const result = stepResult(operation);
    this.steps.push(result);
    this.unwritten.push(result);
    delete this.plan[operation.id];
    this.attempt = 0;
  }

  /** Writes of one run follow each other: two of them in one statement would lose one. */
  private write(
    status: Advance["status"],
    more: { waits?: readonly PlannedWait[]; output?: unknown; error?: unknown; causes?: EventPlan } = {},
  ): Promise<void> {
    const previous = this.lastWrite.catch(() => undefined);
    this.lastWrite = previous.then(() => this.writeNow(status, more));
    return this.lastWrite;
  }

  private async writeNow(
    status: Advance["status"],
    { waits = [], output, error, causes }: Parameters<Turn["write"]>[1] & object,
  ): Promise<void> {
    const invoked = waits.flatMap((planned) => (planned.causes ? [planned.causes] : []));
    const steps = [...this.unwritten];
    const accepted = await this.environment.store.advance({
      id: this.run.id,
      lease: this.run.lease,
      status,
      steps,
      plan: this.plan,
      attempt: this.attempt,
      output,
      error,
      waits: waits.map(({ wait }) => wait),
      causes: causes ?? (invoked.length > 0 ? joinPlans(invoked) : undefined),
    });
    if (!accepted) throw new LeaseLost();
    this.unwritten.splice(0, steps.length);
  }

  private call(attempt: number, stepId?: string): Promise<CallReply> {
    const { id: runId, lease, function_id: functionId, events } = this.run;
    return this.environment.call({
      functionId,
      runId,
      lease,
      attempt,
      maxAttempts: this.registration.maxAttempts,
      events,
      steps: this.steps,
      stepId,
    });
  }

  private pause(attempt: number, retryAfter: string | null): number {
    return (
      retryAfterMilliseconds(retryAfter, this.environment.clock.now()) ?? this.environment.backOff(attempt)
    );
  }

  private later(milliseconds: number): Date {
    return new Date(this.environment.clock.now().getTime() + milliseconds);
  }
}

function joinPlans(plans: readonly EventPlan[]): EventPlan {
  return {
    events: plans.flatMap(({ events }) => events),
    runs: plans.flatMap(({ runs }) => runs),
    held: plans.flatMap(({ held }) => held),
  };
}
