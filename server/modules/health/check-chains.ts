import { LIMITS } from "@/server/config/limits";
import { type NetworkSettings, networks } from "@/server/config/networks";
import type { Context } from "@/server/db/context";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import { findTroubles } from "@/server/modules/chains/find-troubles";
import type { HealthCheck } from "@/server/modules/health/schema";
import { getModeClock } from "@/server/modules/test-clock/get-mode-clock";

/** What keeps payments on each network from being found or becoming final. Public: it holds nothing of any tenant. Never throws. */
export async function checkChains(ctx: Context): Promise<HealthCheck[]> {
  return Promise.all(networks().map((settings) => checkChain(ctx, settings)));
}

async function checkChain(ctx: Context, { network, mode }: NetworkSettings): Promise<HealthCheck> {
  const name = `chain:${network}`;
  try {
    const chain = await getChainStatus(ctx, network);
    if (!chain) return { name, status: "degraded", detail: "The watcher has not looked at this network yet" };
    const troubles = findTroubles(chain, getModeClock(mode, ctx.clock).now(), LIMITS.chain);
    if (troubles.length > 0) return { name, status: "degraded", detail: troubles.join(". ") };
    return { name, status: "ok", detail: `Block ${chain.head.number}` };
  } catch {
    return { name, status: "degraded", detail: "The watcher's cursor cannot be read" };
  }
}
