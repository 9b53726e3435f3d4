import { monotonicMilliseconds } from "@/server/core/clock";
import { invariant } from "@/server/core/invariant";
import type { Measurement } from "@/server/scripts/bench/measurement";
import { startSyntheticNode } from "@/server/scripts/bench/synthetic-node";
import type { CatchUp } from "@/server/scripts/bench/tasks/catch-up";
import { randomAddress } from "@/server/scripts/bench/tasks/random-address";
import { DUE } from "@/server/scripts/bench/tasks/seed-invoices";
import type { SeedWatchedInput } from "@/server/scripts/bench/tasks/watch-chain";

/** A day of the chain. */
const GAP_BLOCKS = 28_800;
/** A short look takes this share of it. */
const SHORT_SHARE = 0.1;
const GAP_MILLISECONDS = 900_000;
const BLOCK_MILLISECONDS = 3_000;
const TRANSFERS_PER_BLOCK = 80;
const BLOCKS_PER_PAYMENT = 20;
const PAID_ADDRESSES = 50;
const OPEN_ADDRESSES = 1_000;

/**
 * P8: how fast the watcher catches up with a day of the chain, and what memory it takes meanwhile. The chain is made up as it
 * is asked for: no other could grow so fast.
 */
export const measureGap: Measurement = async ({ arena, scale, deadline, report }) => {
  const paid = Array.from({ length: PAID_ADDRESSES }, randomAddress);
  const isShort = scale < 1 || monotonicMilliseconds() > deadline;
  const blocks = isShort ? GAP_BLOCKS * SHORT_SHARE : GAP_BLOCKS;
  const node = await startSyntheticNode({
    transfersPerBlock: TRANSFERS_PER_BLOCK,
    blocksPerPayment: BLOCKS_PER_PAYMENT,
    paid,
    amount: DUE,
  });
  try {
    const env = {
      TRON_RPC_URL: node.url,
      TRON_CONTROL_URL: node.url,
      TRON_USDT_CONTRACT: node.usdtContract,
    };
    const databaseUrl = await arena.createDatabase("bench_catch_up");
    const seed: SeedWatchedInput = { paid, open: OPEN_ADDRESSES };
    await arena.runTask("seed-watched", { databaseUrl, env, input: seed });
    await arena.runTask<CatchUp>("catch-up", { databaseUrl, env });
    node.grow(blocks);
    const bound = { milliseconds: GAP_MILLISECONDS };
    const result = await arena.runTask<CatchUp>("catch-up", { databaseUrl, env, ...bound });
    const { headSpeed, finalSpeed, memory, confirmed } = result;
    invariant(confirmed === blocks / BLOCKS_PER_PAYMENT, "every payment of the gap was confirmed");
    const gap = `gap of ${blocks.toLocaleString("en-US")} blocks`;
    report(`  ${gap}: ${headSpeed.toFixed(0)} blocks/s, peak ${memory.peak.toFixed(0)} MiB`);
    const speed = { id: "P8", unit: "blocks per s", target: { atLeast: 100 } };
    const baseline = { what: "chain", values: [1000 / BLOCK_MILLISECONDS] };
    return [
      { ...speed, what: gap, values: [headSpeed], baseline },
      { ...speed, what: `${gap}, second reading`, values: [finalSpeed], baseline },
      {
        id: "P8",
        what: `${gap}: memory of its last third (peak ${memory.peak.toFixed(0)})`,
        unit: "MiB",
        values: [memory.lastThird],
        baseline: { what: "first third", values: [memory.firstThird] },
        target: { atMost: 1.2 },
      },
    ];
  } finally {
    await node.stop();
  }
};
