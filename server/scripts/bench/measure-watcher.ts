import { join } from "node:path";
import { pino } from "pino";
import { type LocalChain, launchLocalChain } from "@/server/integrations/local-chain/launch-local-chain";
import { type Bench, inRounds, type Measurement } from "@/server/scripts/bench/measurement";
import { randomAddress } from "@/server/scripts/bench/tasks/random-address";
import type { SeedWatchedInput, WatchChainInput } from "@/server/scripts/bench/tasks/watch-chain";

const BLOCKS = 100;
const TRANSFERS_PER_BLOCK = 80;
const PAID_ADDRESSES = 50;
const FEW = 1_000;
const MANY = 1_000_000;
const BLOCK_MILLISECONDS = 3_000;

function settingsOf(chain: LocalChain): NodeJS.Dict<string> {
  return {
    TRON_RPC_URL: chain.rpcUrl,
    TRON_CONTROL_URL: chain.controlUrl,
    TRON_USDT_CONTRACT: chain.usdtContract,
  };
}

/** Milliseconds per block with few and with many open addresses, by turns on the same chain. */
async function watch(bench: Bench, chain: LocalChain) {
  const { arena, scale } = bench;
  const env = settingsOf(chain);
  const paid = Array.from({ length: PAID_ADDRESSES }, randomAddress);
  const prepare = async (name: string, open: number) => {
    const databaseUrl = await arena.createDatabase(name);
    const seed: SeedWatchedInput = { paid, open };
    await arena.runTask("seed-watched", { databaseUrl, env, input: seed });
    const input: WatchChainInput = { blocks: BLOCKS * scale, transfersPerBlock: TRANSFERS_PER_BLOCK, paid };
    return () => arena.runTask<number>("watch-chain", { databaseUrl, env, input });
  };
  const few = await prepare("bench_watch_few", FEW);
  const many = await prepare("bench_watch_many", MANY);
  return inRounds(bench, { few, many });
}

/** P8: how much faster than the chain the watcher reads it over JSON-RPC, and what a million open addresses cost. */
export const measureWatcher: Measurement = async (bench) => {
  const dataDir = join(bench.arena.directory, "chain");
  const logger = pino({ level: "warn" });
  const chain = await launchLocalChain({ dataDir, blockTimeSeconds: null, logger });
  try {
    const { few, many } = await watch(bench, chain);
    const perBlock = { id: "P8", unit: "ms per block" };
    return [
      {
        id: "P8",
        what: `watcher, ${TRANSFERS_PER_BLOCK} transfers per block, one of them ours`,
        unit: "blocks per s",
        values: few.map((milliseconds) => 1000 / milliseconds),
        baseline: { what: "chain", values: few.map(() => 1000 / BLOCK_MILLISECONDS) },
        target: { atLeast: 100 },
      },
      {
        ...perBlock,
        what: `watcher, ${MANY.toLocaleString("en-US")} open addresses`,
        values: many,
        baseline: { what: `${FEW.toLocaleString("en-US")} addresses`, values: few },
        target: { atMost: 1.2 },
      },
    ];
  } finally {
    await chain.stop();
  }
};
