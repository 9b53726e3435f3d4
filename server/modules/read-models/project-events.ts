import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import type { Context } from "@/server/db/context";
import { tryLock } from "@/server/db/locks";
import { reader, withTransaction } from "@/server/db/transaction";
import { listLogEvents } from "@/server/modules/events/list-log-events";
import {
  loadCheckpoint,
  loadSummaries,
  measureLag,
  PROJECTION,
  saveCheckpoint,
  saveProjection,
} from "@/server/modules/read-models/internal";
import { computeProjection } from "@/server/modules/read-models/compute-projection";

/** One call ends after so many batches, so that a job's step stays short. */
const BATCHES_PER_CALL = 40;

export interface ProjectEventsResult {
  readonly projected: number;
  /** Events are left: more than one call takes, or behind a transaction that is still running. */
  readonly behind: boolean;
}

/** Takes in the next batch, its checkpoint with it. Null while another writer is at it. */
async function projectBatch(ctx: Context): Promise<number | null> {
  return withTransaction(ctx, async (ctx) => {
    if (!(await tryLock(ctx.tx, PROJECTION))) return null;
    const events = await listLogEvents(ctx, {
      after: await loadCheckpoint(ctx.tx),
      limit: LIMITS.projection.batch,
    });
    const last = events.at(-1);
    if (!last) return 0;
    const invoiceIds = events
      .filter(({ aggregateType }) => aggregateType === "invoice")
      .map(({ aggregateId }) => aggregateId);
    const known = await loadSummaries(ctx.tx, [...new Set(invoiceIds)]);
    await saveProjection(ctx.tx, computeProjection(events, known));
    await saveCheckpoint(ctx, last);
    return events.length;
  });
}

/** Brings the read models up to the log, each event once: a batch and its checkpoint commit together, one writer at a time. */
export async function projectEvents(ctx: Context): Promise<ProjectEventsResult> {
  authorizeSystem(ctx);
  let projected = 0;
  for (let batch = 0; batch < BATCHES_PER_CALL; batch += 1) {
    const count = await projectBatch(ctx);
    if (count === null) return { projected, behind: false };
    projected += count;
    if (count < LIMITS.projection.batch) break;
  }
  const { events } = await measureLag(ctx, reader(ctx));
  return { projected, behind: events > 0 };
}
