import { env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import { type NetworkSettings, networks } from "@/server/config/networks";
import { parseTronAddress } from "@/server/core/tron-address";
import { createLocalChainControl } from "@/server/integrations/local-chain/control-client";
import { createTronReader } from "@/server/integrations/tron/tron-reader";
import { verifyTronNetwork } from "@/server/integrations/tron/verify-tron-network";
import { createWebhookTransport } from "@/server/integrations/webhook-http/webhook-transport";
import { chainReaders } from "@/server/modules/chains/ports";
import { testChain } from "@/server/modules/test-helpers/ports";
import { webhookTransport } from "@/server/modules/webhooks/ports";

function endpoint({ network, rpcUrl, apiKey, usdtContract }: NetworkSettings) {
  return {
    network,
    rpcUrl,
    ...(apiKey === undefined ? {} : { apiKey }),
    tokenContract: parseTronAddress(usdtContract, "TRON_USDT_CONTRACT"),
    timeoutMs: LIMITS.chain.requestTimeoutMilliseconds,
  };
}

/** The composition root: puts the outside systems of this installation into the ports that modules declare. */
export function wirePorts(): void {
  chainReaders.provide(
    new Map(networks().map((settings) => [settings.network, createTronReader(endpoint(settings))])),
  );
  webhookTransport.provide(createWebhookTransport());
  const { TRON_CONTROL_URL } = env();
  if (TRON_CONTROL_URL !== undefined) testChain.provide(createLocalChainControl({ url: TRON_CONTROL_URL }));
}

/** Checks once, at start-up, that every endpoint serves the network and the token that it is configured for. */
export async function verifyNetworks(): Promise<void> {
  for (const settings of networks()) await verifyTronNetwork(endpoint(settings));
}
