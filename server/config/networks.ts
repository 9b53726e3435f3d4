import type { Mode } from "@/server/core/actor";
import { type ChainEndpointSetting, env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";

export interface EndpointSettings extends ChainEndpointSetting {
  readonly apiKey: string | undefined;
  readonly requestsPerSecond: number | undefined;
}

export interface NetworkSettings {
  readonly mode: Mode;
  readonly network: string;
  /** At least one; the first is preferred. */
  readonly endpoints: readonly EndpointSettings[];
  readonly usdtContract: string;
  readonly xpub: string;
  /** Seconds without any transfer of the token after which the nodes must be blind; null where it may rest. */
  readonly quietSeconds: number | null;
}

/** Each key goes to its own endpoint only. */
function endpointsOf(
  network: string,
  endpoints: readonly ChainEndpointSetting[],
  apiKeys: readonly string[],
): EndpointSettings[] {
  const usual = network === "tron-local" ? undefined : LIMITS.chain.requestsPerSecond;
  const requestsPerSecond = env().TRON_REQUESTS_PER_SECOND ?? usual;
  return endpoints.map((endpoint, index) => ({
    ...endpoint,
    apiKey: apiKeys[index] || undefined,
    requestsPerSecond,
  }));
}

/** The networks this installation watches: one for test mode, and one for live mode when it is configured. */
export function networks(): readonly NetworkSettings[] {
  const e = env();
  const test: NetworkSettings = {
    mode: "test",
    network: e.TRON_NETWORK,
    endpoints: endpointsOf(e.TRON_NETWORK, e.TRON_RPC_URL, e.TRON_API_KEY),
    usdtContract: e.TRON_USDT_CONTRACT,
    xpub: e.TRON_XPUB,
    quietSeconds: e.TRON_QUIET_SECONDS || null,
  };
  if (e.TRON_LIVE_RPC_URL === undefined || e.TRON_LIVE_XPUB === undefined) return [test];
  return [
    test,
    {
      mode: "live",
      network: "tron-mainnet",
      endpoints: endpointsOf("tron-mainnet", e.TRON_LIVE_RPC_URL, e.TRON_LIVE_API_KEY),
      usdtContract: e.TRON_LIVE_USDT_CONTRACT,
      xpub: e.TRON_LIVE_XPUB,
      quietSeconds: e.TRON_LIVE_QUIET_SECONDS || null,
    },
  ];
}

/** The network's `quietSeconds`; null where nobody need be surprised that the token rests. */
export function quietSecondsOf(network: string): number | null {
  return networks().find((settings) => settings.network === network)?.quietSeconds ?? null;
}

export function networkForMode(mode: Mode): NetworkSettings | undefined {
  return networks().find((settings) => settings.mode === mode);
}
