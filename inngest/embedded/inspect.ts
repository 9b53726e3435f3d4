import type { Database } from "@/inngest/embedded/database";

export interface FailedRun {
  readonly runId: string;
  readonly functionId: string;
  readonly error: { readonly name?: string; readonly message?: string };
  /** Attempts of the step or function that failed last. */
  readonly attempts: number;
  readonly endedAt: Date;
}

export interface EngineReport {
  readonly live: Readonly<Record<"blocked" | "queued" | "running" | "waiting", number>>;
  readonly lastFiveMinutes: Readonly<Record<"completed" | "failed" | "cancelled", number>>;
  /** Age of the oldest run that could start but has not: how far the engine is behind. */
  readonly lagSeconds: number;
  readonly recentFailures: readonly FailedRun[];
}

interface CountRow {
  readonly status: string;
  readonly runs: number;
  readonly lag: number;
}

const LIVE = `
  SELECT status, count(*)::integer AS runs, coalesce(extract(epoch FROM now() - min(ready_at)), 0)::float8 AS lag
  FROM inngest_embedded.runs WHERE ended_at IS NULL GROUP BY status`;
const ENDED = `
  SELECT status, count(*)::integer AS runs, 0 AS lag
  FROM inngest_embedded.runs WHERE ended_at > now() - interval '5 minutes' GROUP BY status`;
const FAILURES = `
  SELECT id AS "runId", function_id AS "functionId", coalesce(error, '{}') AS error, attempt + 1 AS attempts, ended_at AS "endedAt"
  FROM inngest_embedded.runs WHERE status = 'failed' ORDER BY ended_at DESC LIMIT $1`;

/** Counts for the operator's page and for health checks. */
export async function inspectRuns(database: Database, failures = 20): Promise<EngineReport> {
  const [live, ended, recentFailures] = await Promise.all([
    database.query<CountRow>(LIVE, []),
    database.query<CountRow>(ENDED, []),
    database.query<FailedRun & Record<string, unknown>>(FAILURES, [failures]),
  ]);
  const count = (rows: readonly CountRow[], status: string): number =>
    rows.find((row) => row.status === status)?.runs ?? 0;
  return {
    live: {
      blocked: count(live, "blocked"),
      queued: count(live, "queued"),
      running: count(live, "running"),
      waiting: count(live, "waiting"),
    },
    lastFiveMinutes: {
      completed: count(ended, "completed"),
      failed: count(ended, "failed"),
      cancelled: count(ended, "cancelled"),
    },
    lagSeconds: live.find(({ status }) => status === "queued")?.lag ?? 0,
    recentFailures,
  };
}

const RUNNABLE = `
  SELECT EXISTS (SELECT FROM inngest_embedded.runs WHERE ended_at IS NULL AND status <> 'waiting')
    OR EXISTS (SELECT FROM graphile_worker.jobs WHERE run_at <= now() AND task_identifier LIKE 'inngest-%') AS runnable`;

/** Whether anything could be executed at this moment, or is. */
export async function isRunnable(database: Database): Promise<boolean> {
  const [row] = await database.query<{ runnable: boolean }>(RUNNABLE, []);
  return row?.runnable ?? false;
}

const CHUNK = 5000;
const PRUNE_RUNS = `
  DELETE FROM inngest_embedded.runs WHERE id IN (SELECT id FROM inngest_embedded.runs WHERE ended_at < $1 ORDER BY ended_at LIMIT ${CHUNK})`;
const PRUNE_EVENTS = `
  WITH needed AS MATERIALIZED (
    SELECT unnest(event_ids) AS id FROM inngest_embedded.runs WHERE ended_at IS NULL
    UNION ALL SELECT event_id FROM inngest_embedded.batched_events
  )
  DELETE FROM inngest_embedded.events WHERE id IN (
    SELECT e.id FROM inngest_embedded.events e
    WHERE e.received_at < $1 AND NOT EXISTS (SELECT FROM needed n WHERE n.id = e.id) LIMIT ${CHUNK})`;

/**
 * Deletes runs that ended before `before`, and events of that age that no live run needs; with them goes the memory that
 * makes a second sending of such an event a no-op.
 */
export async function pruneRuns(database: Database, before: Date): Promise<void> {
  for (const statement of [PRUNE_RUNS, PRUNE_EVENTS]) {
    for (let deleted = CHUNK; deleted === CHUNK;) {
      deleted = (await database.pool.query(statement, [before])).rowCount ?? 0;
    }
  }
}
