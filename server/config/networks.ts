import type { Mode } from "@/server/core/actor";
import { env } from "@/server/config/env";

export interface NetworkSettings {
  readonly mode: Mode;
  readonly network: string;
  readonly rpcUrl: string;
  readonly apiKey: string | undefined;
  readonly usdtContract: string;
  readonly xpub: string;
}

/** The networks this installation watches: one for test mode, and one for live mode when it is configured. */
export function networks(): readonly NetworkSettings[] {
  const e = env();
  const test: NetworkSettings = {
    mode: "test",
    network: e.TRON_NETWORK,
    rpcUrl: e.TRON_RPC_URL,
    apiKey: e.TRON_API_KEY,
    usdtContract: e.TRON_USDT_CONTRACT,
    xpub: e.TRON_XPUB,
  };
  if (e.TRON_LIVE_RPC_URL === undefined || e.TRON_LIVE_XPUB === undefined) return [test];
  return [
    test,
    {
      mode: "live",
      network: "tron-mainnet",
      rpcUrl: e.TRON_LIVE_RPC_URL,
      apiKey: e.TRON_LIVE_API_KEY,
      usdtContract: e.TRON_LIVE_USDT_CONTRACT,
      xpub: e.TRON_LIVE_XPUB,
    },
  ];
}

export function networkForMode(mode: Mode): NetworkSettings | undefined {
  return networks().find((settings) => settings.mode === mode);
}
