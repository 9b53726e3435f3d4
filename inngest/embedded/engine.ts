import { setTimeout as delay } from "node:timers/promises";
import type { Inngest, InngestFunction } from "inngest";
import type { TaskList } from "graphile-worker";
import { type Clock, systemClock } from "@/server/core/clock";
import { endsWithin } from "@/inngest/embedded/bounded";
import { type CronPayload, cronItems } from "@/inngest/embedded/cron";
import { type Database, openDatabase } from "@/inngest/embedded/database";
import { backOff } from "@/inngest/embedded/durations";
import { newRowId } from "@/inngest/embedded/ids";
import { type EngineReport, inspectRuns, isRunnable, pruneRuns } from "@/inngest/embedded/inspect";
import { Liveness } from "@/inngest/embedded/liveness";
import type { EngineLogger } from "@/inngest/embedded/logger";
import {
  completeEvent,
  planEvents,
  planRun,
  planTargeted,
  type SentEvent,
} from "@/inngest/embedded/plan-events";
import { decodeReply, encodeCall, type Operation } from "@/inngest/embedded/protocol";
import { type Queue, startQueue } from "@/inngest/embedded/queue";
import { type Registration, registerFunctions } from "@/inngest/embedded/registration";
import type { ClaimedRun, Resolution } from "@/inngest/embedded/rows";
import {
  announceEngine,
  callAs,
  type EngineTransport,
  withdrawEngine,
} from "@/inngest/embedded/running-engine";
import { createSdkEndpoint } from "@/inngest/embedded/sdk-endpoint";
import { Store } from "@/inngest/embedded/store";
import { Turn, type TurnEnvironment } from "@/inngest/embedded/turn";

export interface EmbeddedEngineOptions {
  readonly connectionString: string;
  /** Built with `embeddedClientOptions`. */
  readonly client: Inngest.Any;
  readonly functions: readonly InngestFunction.Any[];
  readonly logger: EngineLogger;
  /** Turns executed at once by this process. */
  readonly concurrency?: number;
  /** How late a timer may be noticed. New work does not wait for it. */
  readonly pollMilliseconds?: number;
  /** Pause before retry number `attempt`. */
  readonly backOff?: (attempt: number) => number;
  /** How long ended runs are kept. */
  readonly keepMilliseconds?: number;
  readonly clock?: Clock;
}

export interface EmbeddedEngine {
  /** Begins to execute runs. Refuses, by name, functions that ask for what the engine does not support. */
  start(): Promise<void>;
  /** Stores events durably and starts what they trigger. Sending an event id again changes nothing. */
  send(events: readonly SentEvent[]): Promise<string[]>;
  /**
   * Takes no more work and waits, a few seconds at most, for what is under way. Whatever is not finished by then, because it
   * is slow or because Postgres does not answer, is left to the next engine as if this process had died. Never rejects.
   */
  stop(): Promise<void>;
  /** Resolves when nothing is runnable now; runs that wait for a time or an event do not count. For tests. */
  idle(): Promise<void>;
  inspect(): Promise<EngineReport>;
  /** Deletes ended runs older than `before`. Also done every hour. */
  prune(before: Date): Promise<void>;
}

const DEFAULT_CONCURRENCY = 16;
const DEFAULT_POLL_MILLISECONDS = 1000;
const DEFAULT_KEEP_MILLISECONDS = 7 * 24 * 60 * 60_000;
const DURABLE_CONNECTIONS = 6;
/** Claims are written together, one statement at a time. */
const RELAXED_CONNECTIONS = 1;
/** What the server's own bound for its stop leaves to the engine, closing included. */
const FINISH_MILLISECONDS = 4000;
const LOOKOUT_MILLISECONDS = 5000;
const IDLE_POLL_MILLISECONDS = 10;
const CRON_EVENT = "inngest/scheduled.timer";

/** Executes unchanged Inngest functions in this process, with durable state in Postgres. See decision 0003. */
export function createEmbeddedEngine(options: EmbeddedEngineOptions): EmbeddedEngine {
  return new Engine(options);
}

class Engine implements EmbeddedEngine, EngineTransport {
  private readonly registrations: ReadonlyMap<string, Registration>;
  private readonly clock: Clock;
  private readonly database: Database;
  private readonly relaxed: Database;
  private readonly store: Store;
  private readonly liveness: Liveness;
  private readonly environment: TurnEnvironment;
  private readonly concurrency: number;
  private readonly turns = new Map<string, Turn>();
  private readonly executing = new Map<string, Promise<void>>();
  private readonly letGo = new AbortController();
  private queue: Queue | null = null;
  private lookout: NodeJS.Timeout | null = null;

  constructor(private readonly options: EmbeddedEngineOptions) {
    const { client, functions, connectionString, logger } = options;
    this.registrations = registerFunctions(client.id, functions);
    this.clock = options.clock ?? systemClock;
    this.concurrency = options.concurrency ?? DEFAULT_CONCURRENCY;
    this.database = openDatabase({ connectionString, size: DURABLE_CONNECTIONS, durable: true, logger });
    this.relaxed = openDatabase({ connectionString, size: RELAXED_CONNECTIONS, durable: false, logger });
    this.store = new Store(this.database, this.relaxed);
    this.liveness = new Liveness(connectionString, this.database, logger);
    const answer = createSdkEndpoint(client, functions);
    this.environment = {
      store: this.store,
      registrations: this.registrations,
      clock: this.clock,
      call: (request) => callAs(this, async () => decodeReply(await answer(encodeCall(request)))),
      backOff: options.backOff ?? backOff,
    };
  }

  async start(): Promise<void> {
    const crons = cronItems(this.registrations.values());
    await this.liveness.start();
    this.queue = await startQueue({
      connectionString: this.options.connectionString,
      letGo: this.letGo.signal,
      tasks: this.tasks(),
      crons,
      concurrency: this.concurrency,
      pollMilliseconds: this.options.pollMilliseconds ?? DEFAULT_POLL_MILLISECONDS,
      logger: this.options.logger,
      onPool: async (poolId) => {
        await this.liveness.rename(poolId);
        await this.lookOut();
      },
    });
    this.lookout = setInterval(() => void this.lookOut(), LOOKOUT_MILLISECONDS);
    announceEngine(this);
  }

  async send(events: readonly SentEvent[]): Promise<string[]> {
    const complete = events.map((event) => completeEvent(event, this.clock));
    await this.store.record(planEvents(this.registrations, complete));
    return complete.map(({ id }) => id);
  }

  async checkpoint(lease: string, operations: readonly Operation[]): Promise<boolean> {
    return (await this.turns.get(lease)?.checkpoint(operations)) ?? false;
  }

  async stop(): Promise<void> {
    withdrawEngine(this);
    if (this.lookout) clearInterval(this.lookout);
    const isFinished = await endsWithin(FINISH_MILLISECONDS, this.finishWork());
    if (!isFinished)
      this.options.logger.warn(
        {},
        "Job engine: work under way did not end in time, it is left to the next engine",
      );
    this.letGo.abort();
    await Promise.all([this.relaxed.close(), this.database.close()]);
    // Last, so that nobody takes over a run that this engine could still write.
    await this.liveness.stop({ isFinished });
  }

  async idle(): Promise<void> {
    while (this.store.writing || (await isRunnable(this.database))) await delay(IDLE_POLL_MILLISECONDS);
  }

  inspect(): Promise<EngineReport> {
    return inspectRuns(this.database);
  }

  prune(before: Date): Promise<void> {
    return pruneRuns(this.database, before);
  }

  /** A turn may follow another one of its run that it waited for. */
  private async finishWork(): Promise<void> {
    await this.queue?.stop();
    while (this.executing.size > 0) await Promise.allSettled(this.executing.values());
  }

  private tasks(): TaskList {
    return {
      "inngest-turn": (payload) => this.executeTurn(payload as { run: string; turn: number }),
      "inngest-timer": (payload) =>
        this.endWait(payload as { run: string; step: string; result: Resolution["result"] }),
      "inngest-batch": (payload) => this.formBatch(payload as { function: string; key: string }),
      "inngest-cron": (payload, { job }) => this.startScheduled(payload as CronPayload, job.locked_by ?? ""),
      "inngest-prune": () =>
        this.prune(
          new Date(this.clock.now().getTime() - (this.options.keepMilliseconds ?? DEFAULT_KEEP_MILLISECONDS)),
        ),
    };
  }

  /** Never twice at once for one run in this process, even when the queue was restarted under a turn. */
  private async executeTurn({ run, turn }: { run: string; turn: number }): Promise<void> {
    await this.executing.get(run)?.catch(() => undefined);
    const execution = this.claimAndExecute(run, turn);
    this.executing.set(run, execution);
    try {
      await execution;
    } finally {
      if (this.executing.get(run) === execution) this.executing.delete(run);
    }
  }

  private async claimAndExecute(id: string, turn: number): Promise<void> {
    const claimed = await this.store.claim({ id, turn, lease: newRowId("run") });
    if (!claimed) return;
    const registration = this.registrations.get(claimed.function_id);
    if (!registration) return this.failUnknown(claimed);
    const execution = new Turn(claimed, registration, this.environment);
    this.turns.set(claimed.lease, execution);
    try {
      await execution.execute();
    } finally {
      this.turns.delete(claimed.lease);
    }
  }

  private async failUnknown({ id, lease, function_id, attempt, plan }: ClaimedRun): Promise<void> {
    const error = { name: "UnknownFunction", message: `There is no function ${function_id} any more` };
    await this.store.advance({ id, lease, status: "failed", steps: [], plan, attempt, error, waits: [] });
  }

  private endWait({
    run,
    step,
    result,
  }: {
    run: string;
    step: string;
    result: Resolution["result"];
  }): Promise<void> {
    return this.store.resolve({ run_id: run, step_id: step, result });
  }

  private async formBatch({ function: id, key }: { function: string; key: string }): Promise<void> {
    const registration = this.registrations.get(id);
    if (registration?.batch)
      await this.store.formBatches(() => planRun(registration, null), key, registration.batch.maxSize);
  }

  /** All ticks made up for after one start of the queue share an event id, so that they start one run. */
  private async startScheduled({ function: id, cron, _cron }: CronPayload, poolId: string): Promise<void> {
    const registration = this.registrations.get(id);
    if (!registration) return;
    const tick = _cron.backfilled ? `missed before ${poolId}` : _cron.ts;
    const event = completeEvent(
      { name: CRON_EVENT, id: `cron:${id}:${cron}:${tick}`, data: { cron }, ts: Date.parse(_cron.ts) },
      this.clock,
    );
    await this.store.record(planTargeted(registration, event));
  }

  /** Takes over what dead engines left and fills lanes that a lost engine left half empty. */
  private async lookOut(): Promise<void> {
    try {
      await this.liveness.releaseDead();
      await this.database.query(
        "SELECT inngest_embedded.admit(ARRAY(SELECT DISTINCT lane FROM inngest_embedded.runs WHERE status = 'blocked'))",
        [],
      );
    } catch (error) {
      this.options.logger.warn({ err: error }, "Job engine: the look-out failed, it will be repeated");
    }
  }
}
