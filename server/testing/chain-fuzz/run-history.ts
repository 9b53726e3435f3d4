import { type Build, PRODUCT } from "@/server/testing/chain-fuzz/build";
import { countEvents } from "@/server/testing/chain-fuzz/count-events";
import { CALM, type History } from "@/server/testing/chain-fuzz/history";
import { findViolations } from "@/server/testing/chain-fuzz/find-violations";
import { drain } from "@/server/testing/chain-fuzz/run-jobs";
import { runStep } from "@/server/testing/chain-fuzz/run-step";
import { Tally } from "@/server/testing/chain-fuzz/tally";
import { makeWorld, type World } from "@/server/testing/chain-fuzz/world";

export interface RunOptions {
  readonly build?: Build;
  readonly tally?: Tally;
}

/**
 * Plays a history in the emptied database of this process, then lets the chain become final and all jobs finish, and
 * judges the end. Returns what is wrong, in words; nothing for a product that keeps its promises.
 */
export async function runHistory(
  history: History,
  { build = PRODUCT, tally = new Tally() }: RunOptions = {},
): Promise<string[]> {
  const world = await makeWorld(history, build, tally);
  for (const [index, step] of history.steps.entries()) await runStep(world, step, index);
  world.reader.turn(CALM);
  endOf(world);
  await drain(world);
  await countEvents(tally);
  return [...world.violations, ...(await findViolations(world))];
}

/** Enough blocks for everything to be confirmed and final, and so late that every unpaid invoice has expired. */
function endOf({ chain, invoices }: World): void {
  const last = Math.max(0, ...invoices.map(({ expiresAt }) => expiresAt.getTime()));
  const seconds = Math.max(3, Math.ceil((last - chain.head.time.getTime()) / 1000) + 3);
  chain.mine(40, [], seconds);
  chain.solidify();
}
