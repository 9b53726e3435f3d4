import { LIMITS } from "@/server/config/limits";
import { networks } from "@/server/config/networks";
import type { Context } from "@/server/db/context";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import { detectionLagSeconds } from "@/server/modules/chains/rules";
import type { HealthCheck } from "@/server/modules/health/schema";

/** How far the watcher is behind on each network. Public: it holds nothing of any tenant. Never throws. */
export async function checkChains(ctx: Context): Promise<HealthCheck[]> {
  return Promise.all(networks().map(({ network }) => checkChain(ctx, network)));
}

async function checkChain(ctx: Context, network: string): Promise<HealthCheck> {
  const name = `chain:${network}`;
  try {
    const chain = await getChainStatus(ctx, network);
    if (!chain) return { name, status: "degraded", detail: "The watcher has not looked at this network yet" };
    const lag = detectionLagSeconds(chain, ctx.clock.now(), LIMITS.chain.frozenHeadSeconds);
    if (lag > 0)
      return {
        name,
        status: "degraded",
        detail: `Payment detection is ${lag} s behind, at block ${chain.head.number}`,
      };
    return { name, status: "ok", detail: `Block ${chain.head.number}` };
  } catch {
    return { name, status: "degraded", detail: "The watcher's cursor cannot be read" };
  }
}
