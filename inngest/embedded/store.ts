import { Batcher } from "@/server/db/batcher";
import { type Database, isDataError } from "@/inngest/embedded/database";
import { encodeJson } from "@/inngest/embedded/json";
import type { Advance, Claim, ClaimedRun, EventPlan, NewRunRow, Resolution } from "@/inngest/embedded/rows";

const RECORD = "SELECT inngest_embedded.record_events($1, $2, $3, $4)";
const ADVANCE = "SELECT inngest_embedded.advance_runs($1) AS accepted";
const CLAIM = "SELECT * FROM inngest_embedded.claim_runs($1)";

const BATCH = 200;
/** Events per statement. */
const SEND_CHUNK = 1000;

/** The durable state of runs. Concurrent calls are written together. */
export class Store {
  private readonly claims = new Batcher<Claim, ClaimedRun | null>((items) => this.writeClaims(items), {
    size: BATCH,
  });
  private readonly advances = new Batcher<Advance, boolean>((items) => this.writeAdvances(items), {
    size: BATCH,
    splits: isDataError,
  });
  private readonly resolutions = new Batcher<Resolution, void>((items) => this.writeResolutions(items), {
    size: BATCH,
  });
  private readonly plans = new Batcher<EventPlan, void>((items) => this.writePlans(items), {
    size: BATCH,
    splits: isDataError,
  });

  /** A claim that a crash of the server undoes is simply made again, so claims may use the relaxed connections. */
  constructor(
    private readonly database: Database,
    private readonly relaxed: Database,
  ) {}

  /** Takes the run for execution under the claim's lease; null when this turn of it is over. */
  claim(claim: Claim): Promise<ClaimedRun | null> {
    return this.claims.add(claim);
  }

  /** Writes the progress of a turn; false when the lease is lost, so that whatever is done next would be done twice. */
  advance(advance: Advance): Promise<boolean> {
    return this.advances.add(advance);
  }

  /** Ends waits whose time has come. Nothing happens to a wait that is already resolved. */
  resolve(resolution: Resolution): Promise<void> {
    return this.resolutions.add(resolution);
  }

  /** Stores events and starts what they start; an event whose id was stored before changes nothing. */
  record(plan: EventPlan): Promise<void> {
    return this.plans.add(plan);
  }

  get writing(): boolean {
    return this.plans.pending || this.advances.pending;
  }

  /** Makes runs, each of at most `maxSize` of the events that are held for a batch, until none is left. */
  async formBatches(newRun: () => NewRunRow, batchKey: string, maxSize: number): Promise<void> {
    for (let taken = maxSize; taken === maxSize;) {
      const [row] = await this.database.query<{ taken: number }>(
        "SELECT inngest_embedded.form_batch($1, $2, $3) AS taken",
        [encodeJson(newRun()), batchKey, maxSize],
      );
      taken = row?.taken ?? 0;
    }
  }

  private async writeClaims(claims: Claim[]): Promise<(ClaimedRun | null)[]> {
    const rows = await this.relaxed.query<ClaimedRun & Record<string, unknown>>(CLAIM, [encodeJson(claims)]);
    const byLease = new Map(rows.map((row) => [row.lease, row]));
    return claims.map(({ lease }) => byLease.get(lease) ?? null);
  }

  private async writeAdvances(advances: Advance[]): Promise<boolean[]> {
    const plain = advances.filter(({ causes }) => causes === undefined);
    const accepted = new Set<string>();
    if (plain.length > 0) {
      const [row] = await this.database.query<{ accepted: string[] }>(ADVANCE, [encodeJson(plain)]);
      for (const id of row?.accepted ?? []) accepted.add(id);
    }
    for (const advance of advances) {
      if (advance.causes && (await this.advanceWithEvents(advance, advance.causes))) accepted.add(advance.id);
    }
    return advances.map(({ id }) => accepted.has(id));
  }

  private advanceWithEvents({ causes: _, ...advance }: Advance, plan: EventPlan): Promise<boolean> {
    return this.database.transaction(async (client) => {
      const { rows } = await client.query<{ accepted: string[] }>(ADVANCE, [encodeJson([advance])]);
      const isAccepted = (rows[0]?.accepted.length ?? 0) > 0;
      if (isAccepted) await client.query(RECORD, recordValues(plan));
      return isAccepted;
    });
  }

  private async writeResolutions(items: Resolution[]): Promise<void[]> {
    await this.database.query("SELECT inngest_embedded.resolve_steps($1)", [encodeJson(items)]);
    return items.map(() => undefined);
  }

  private async writePlans(plans: EventPlan[]): Promise<void[]> {
    for (const plan of mergePlans(plans)) await this.database.query(RECORD, recordValues(plan));
    return plans.map(() => undefined);
  }
}

/** Joins plans up to a bound; a plan that repeats an event of an earlier one follows in a later statement, which drops it. */
function mergePlans(plans: readonly EventPlan[]): EventPlan[] {
  const merged: {
    events: EventPlan["events"][number][];
    runs: NewRunRow[];
    held: EventPlan["held"][number][];
  }[] = [];
  let ids = new Set<string>();
  for (const plan of plans) {
    const last = merged.at(-1);
    if (
      last &&
      last.events.length + plan.events.length <= SEND_CHUNK &&
      !plan.events.some(({ id }) => ids.has(id))
    ) {
      last.events.push(...plan.events);
      last.runs.push(...plan.runs);
      last.held.push(...plan.held);
    } else {
      merged.push({ events: [...plan.events], runs: [...plan.runs], held: [...plan.held] });
      ids = new Set();
    }
    for (const { id } of plan.events) ids.add(id);
  }
  return merged;
}

function recordValues({ events, runs, held }: EventPlan): unknown[] {
  return [
    encodeJson(events),
    encodeJson(runs),
    encodeJson(held),
    [...new Set(events.map(({ name }) => name))],
  ];
}
