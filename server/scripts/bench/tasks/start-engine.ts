import { inngest } from "@/inngest/client";
import { createEmbeddedEngine, type EmbeddedEngine } from "@/inngest/embedded/engine";
import { functions } from "@/inngest/index";
import { copyEnvironment, env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import { instant, monotonicMilliseconds, systemClock } from "@/server/core/clock";
import { parseTronAddress } from "@/server/core/tron-address";
import { chainReaders } from "@/server/modules/chains/ports";
import { logger } from "@/server/observability/logger";
import { FakeChain } from "@/server/testing/fake-chain";
import { wirePorts } from "@/server/wiring";

/** Fills the product's ports as the server does, but for the chain, which is one in memory. */
export function wireFakeChain(): FakeChain {
  wirePorts();
  const aMinuteAgo = instant(systemClock.now().getTime() - 60_000);
  const { TRON_NETWORK, TRON_USDT_CONTRACT } = env();
  const chain = new FakeChain(TRON_NETWORK, parseTronAddress(TRON_USDT_CONTRACT), aMinuteAgo);
  chainReaders.provide(new Map([[chain.network, chain]]));
  return chain;
}

/** The job engine with every job of the product, as the server starts it. */
export async function startEngine(): Promise<EmbeddedEngine> {
  copyEnvironment();
  const engine = createEmbeddedEngine({
    connectionString: env().DATABASE_URL,
    client: inngest,
    functions,
    logger,
    concurrency: LIMITS.jobConcurrency,
  });
  await engine.start();
  return engine;
}

const POLL_MILLISECONDS = 100;
const PATIENCE_MILLISECONDS = 100_000;

/** Resolves once `condition` holds; fails with `what` in the end. */
export async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const end = monotonicMilliseconds() + PATIENCE_MILLISECONDS;
  while (!(await condition())) {
    if (monotonicMilliseconds() > end) throw new Error(`Waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
}
