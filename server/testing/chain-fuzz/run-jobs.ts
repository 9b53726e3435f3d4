import { isDomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import type { Job, JobInput } from "@/server/testing/chain-fuzz/build";
import type { JobPlan } from "@/server/testing/chain-fuzz/history";
import { around, NETWORK, type World } from "@/server/testing/chain-fuzz/world";

class Crash extends Error {}

/** Runs jobs at the same moment, each with its crash. Failures that the product does not foresee are noted. */
export async function runJobs(world: World, plans: readonly JobPlan[]): Promise<void> {
  const isAlone = plans.length === 1;
  await Promise.all(plans.map((plan) => runJob(world, plan, isAlone)));
}

async function runJob(world: World, plan: JobPlan, isAlone: boolean): Promise<void> {
  try {
    if (plan.crash === "before") await dieBeforeCommit(world, plan);
    else await commit(world, plan);
    if (plan.crash === "after") await commit(world, plan);
  } catch (error) {
    world.tally.add(nameOf(error, plan));
    if (!isForeseen(error, plan, isAlone)) world.violations.push(`${plan.job} failed: ${describe(error)}`);
  }
}

/** Everything the job wrote is rolled back, as when the process dies before the commit. */
async function dieBeforeCommit(world: World, plan: JobPlan): Promise<void> {
  const [ctx, job] = jobOf(world, plan);
  await withTransaction(ctx, async (ctx) => {
    await job(ctx, inputOf(world));
    throw new Crash("The process died");
  });
}

async function commit(world: World, plan: JobPlan): Promise<number> {
  const [ctx, job] = jobOf(world, plan);
  const moved = await job(ctx, inputOf(world));
  const invoice = around(world.invoices, plan.invoice);
  if (plan.job === "cancel" && invoice) invoice.cancelled = true;
  return moved;
}

function jobOf({ build, system, invoices }: World, { job, invoice }: JobPlan): [Context, Job] {
  if (job !== "cancel") return [system, build.jobs[job]];
  const cancelled = around(invoices, invoice);
  if (!cancelled) return [system, async () => 0];
  const { id, merchant } = cancelled;
  return [merchant.ctx, async (ctx) => Number((await cancelInvoice(ctx, { id })).id === id)];
}

function inputOf({ invoices }: World): JobInput {
  return { network: NETWORK, invoiceIds: invoices.map(({ id }) => id) };
}

/** Only one of two that meet may lose; and nobody else than the chain may be out of reach. */
function isForeseen(error: unknown, { job, crash }: JobPlan, isAlone: boolean): boolean {
  if (error instanceof Crash) return crash === "before";
  if (!isDomainError(error)) return false;
  if (error.code === "chain_unavailable") return true;
  if (job === "cancel" && error.code === "invalid_state") return true;
  return error.code === "conflict" && !isAlone;
}

function nameOf(error: unknown, { job }: JobPlan): string {
  if (error instanceof Crash) return `died before commit: ${job}`;
  return isDomainError(error) ? error.code : "unforeseen";
}

function describe(error: unknown): string {
  return isDomainError(error) ? `${error.code}: ${error.message}` : String(error);
}

/**
 * Runs all jobs on calm nodes, one after the other, until none finds anything to do. A failure is a violation, and so is
 * work without an end.
 */
export async function drain(world: World): Promise<void> {
  const order = ["scan", "scan_final", "confirm", "settle_missed", "finalise", "expire", "give_up"] as const;
  for (let round = 0; round < 8; round += 1) {
    let moved = 0;
    for (const job of order) {
      try {
        moved += await commit(world, { job, crash: "none", invoice: 0 });
      } catch (error) {
        world.violations.push(`${job} failed on a calm chain: ${describe(error)}`);
        return;
      }
    }
    if (moved === 0) return;
  }
  world.violations.push("the jobs do not come to rest");
}
