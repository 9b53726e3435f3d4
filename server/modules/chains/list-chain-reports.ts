import { authorizePlatform } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { networks, type NetworkSettings } from "@/server/config/networks";
import { isDomainError } from "@/server/core/errors";
import { time, timeOrNull } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import { chainReaders } from "@/server/modules/chains/ports";
import { detectionLagSeconds } from "@/server/modules/chains/rules";
import type { ChainReport } from "@/server/modules/chains/schema";
import { getAheadSeconds } from "@/server/modules/test-clock/get-ahead-seconds";
import { getModeClock } from "@/server/modules/test-clock/get-mode-clock";

/** Asks the network's providers now, so that a page shows what is and not what was. */
async function askProviders(network: string): Promise<ChainReport["providers"]> {
  try {
    const heads = await chainReaders.get().get(network)?.heads();
    if (!heads) return { answering: false, problem: "No reader is configured", head: null, final: null };
    const { latest, finalized } = heads;
    return { answering: true, problem: null, head: latest.number, final: finalized.number };
  } catch (error) {
    const problem = isDomainError(error) ? error.message : "They cannot be asked";
    return { answering: false, problem, head: null, final: null };
  }
}

async function report(ctx: Context, { network, mode, endpoints }: NetworkSettings): Promise<ChainReport> {
  const [status, providers] = await Promise.all([getChainStatus(ctx, network), askProviders(network)]);
  return {
    object: "chain_report",
    network,
    livemode: mode === "live",
    clock_ahead_seconds: getAheadSeconds(mode),
    hosts: [...new Set(endpoints.map(({ url }) => new URL(url).host))],
    head: status ? { number: status.head.number, time: time(status.head.time) } : null,
    final: status ? { number: status.final.number, time: time(status.final.time) } : null,
    scanned_at: timeOrNull(status?.scannedAt ?? null),
    lag_seconds: detectionLagSeconds(
      status,
      getModeClock(mode, ctx.clock).now(),
      LIMITS.chain.frozenHeadSeconds,
    ),
    providers,
  };
}

/** Where the watcher stands on each network, and what its providers say now. Throws `forbidden` for anybody but an operator. */
export async function listChainReports(ctx: Context): Promise<ChainReport[]> {
  authorizePlatform(ctx, "platform:read");
  return Promise.all(networks().map((settings) => report(ctx, settings)));
}
