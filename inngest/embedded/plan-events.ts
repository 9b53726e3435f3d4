import { type Clock, systemClock } from "@/server/core/clock";
import { type Equality, holds, type Path, valueAt } from "@/inngest/embedded/expressions";
import { newRowId } from "@/inngest/embedded/ids";
import type { EventPayload } from "@/inngest/embedded/protocol";
import type { Registration } from "@/inngest/embedded/registration";
import type { EventPlan, EventRow, HeldRow, NewRunRow, WaitRow } from "@/inngest/embedded/rows";

/** An event as it is sent: the engine adds what is missing. */
export interface SentEvent {
  readonly name: string;
  readonly id?: string;
  readonly data?: unknown;
  readonly ts?: number;
  readonly v?: string;
  readonly user?: unknown;
  readonly meta?: unknown;
}

/** The event as functions receive it. */
export function completeEvent(event: SentEvent, clock: Clock = systemClock): EventPayload {
  const { name, data, ts, v, user, meta } = event;
  return {
    id: event.id || newRowId("event", clock),
    name,
    data: data ?? {},
    ts: ts ?? clock.now().getTime(),
    v,
    user,
    meta,
  };
}

/** The rows that sending these events writes: one run per function an event triggers, or a place in a batch. */
export function planEvents(
  registrations: ReadonlyMap<string, Registration>,
  sent: readonly EventPayload[],
): EventPlan {
  const events = [...new Map(sent.map((event) => [event.id, event])).values()];
  const runs: NewRunRow[] = [];
  const held: HeldRow[] = [];
  for (const registration of registrations.values()) {
    const caught = events.filter((event) => triggers(registration, event));
    if (registration.batch) {
      const batches = planBatches(registration, registration.batch, caught);
      runs.push(...batches.runs);
      held.push(...batches.held);
    } else {
      runs.push(...caught.map((event) => planRun(registration, event)));
    }
  }
  return { events: events.map(eventRow), runs, held };
}

/** Rows for an event that starts exactly one function, whatever its triggers say: an invocation or a cron tick. */
export function planTargeted(
  registration: Registration,
  event: EventPayload,
  parent?: { runId: string; stepId: string },
): EventPlan {
  const run = planRun(parent ? { ...registration, idempotency: null } : registration, event);
  const child = parent ? { ...run, parent_run_id: parent.runId, parent_step_id: parent.stepId } : run;
  return { events: [eventRow(event)], runs: [child], held: [] };
}

/** The run of a function for one event or, of a batch, without any yet. */
export function planRun(registration: Registration, event: EventPayload | null): NewRunRow {
  const id = newRowId("run");
  const key = registration.idempotency && event ? keyText(event, registration.idempotency) : undefined;
  return {
    id,
    function_id: registration.id,
    event_ids: event ? [event.id] : [],
    idempotency_key: key,
    lane: registration.lane ? laneName(registration, event) : undefined,
    lane_limit: registration.lane?.limit,
    waits: event
      ? registration.cancelOn.map((cancellation, index) => cancelWait(id, index, cancellation, event))
      : [],
  };
}

/** Columns of a wait for a later event: the paths to look at and the values wanted there, taken from the run's own event. */
export function matchColumns(
  eventName: string,
  match: readonly Equality[],
  own: unknown,
): Pick<WaitRow, "event_name" | "match_paths" | "match_values"> {
  const ordered = [...match].sort((a, b) => a.path.join(".").localeCompare(b.path.join(".")));
  const values = ordered.map(({ equals }) =>
    "constant" in equals ? equals.constant : valueAt(own, equals.eventPath),
  );
  const known = values.every((value) => value !== undefined && value !== null);
  return {
    event_name: eventName,
    match_paths: ordered.map(({ path }) => path.join(".")).join(","),
    match_values: known ? values : null,
  };
}

function triggers(registration: Registration, event: EventPayload): boolean {
  return registration.events.some(({ name, condition }) => name === event.name && holds(condition, event));
}

/** Full batches become runs at once; what is left over is held until more come or the time is up. */
function planBatches(
  registration: Registration,
  batch: NonNullable<Registration["batch"]>,
  events: readonly EventPayload[],
): Pick<EventPlan, "runs" | "held"> {
  const groups = Map.groupBy(events, (event) => (batch.key ? keyText(event, batch.key) : ""));
  const runs: NewRunRow[] = [];
  const held: HeldRow[] = [];
  for (const [batch_key, group] of groups) {
    const full = group.length - (group.length % batch.maxSize);
    for (let from = 0; from < full; from += batch.maxSize) {
      const event_ids = group.slice(from, from + batch.maxSize).map(({ id }) => id);
      runs.push({ ...planRun(registration, null), event_ids });
    }
    const rest = group.slice(full).map(({ id }) => id);
    held.push(
      ...rest.map((event_id) => ({
        function_id: registration.id,
        batch_key,
        event_id,
        max_size: batch.maxSize,
        wait_ms: batch.waitMilliseconds,
      })),
    );
  }
  return { runs, held };
}

function cancelWait(
  runId: string,
  index: number,
  cancellation: Registration["cancelOn"][number],
  event: EventPayload,
): WaitRow {
  const { withinMilliseconds } = cancellation;
  return {
    run_id: runId,
    step_id: `cancel:${index}`,
    kind: "cancel",
    ...matchColumns(cancellation.event, cancellation.match, event),
    expires_at:
      withinMilliseconds === null
        ? undefined
        : new Date(systemClock.now().getTime() + withinMilliseconds).toISOString(),
  };
}

function laneName(registration: Registration, event: EventPayload | null): string {
  const key = registration.lane?.key;
  return key && event ? `${registration.id}:${keyText(event, key)}` : registration.id;
}

function keyText(event: EventPayload, path: Path): string {
  const value = valueAt(event, path);
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

function eventRow(event: EventPayload): EventRow {
  return { id: event.id, name: event.name, payload: event };
}
