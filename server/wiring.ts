import { env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import { type NetworkSettings, networks } from "@/server/config/networks";
import { isDomainError } from "@/server/core/errors";
import { parseTronAddress } from "@/server/core/tron-address";
import { createLocalChainControl } from "@/server/integrations/local-chain/control-client";
import { createLogReader } from "@/server/integrations/tron/log-reader";
import { verifiedReader, verifyRpcEndpoint } from "@/server/integrations/tron/verify-network";
import { createWebhookTransport } from "@/server/integrations/webhook-http/webhook-transport";
import { type ChainReader, chainReaders } from "@/server/modules/chains/ports";
import { testChain } from "@/server/modules/test-helpers/ports";
import { webhookTransport } from "@/server/modules/webhooks/ports";

function endpoint({ network, rpcUrl, apiKey, usdtContract }: NetworkSettings) {
  return {
    network,
    url: rpcUrl,
    ...(apiKey === undefined ? {} : { apiKey }),
    tokenContract: parseTronAddress(usdtContract, "TRON_USDT_CONTRACT"),
    timeoutMs: LIMITS.chain.requestTimeoutMilliseconds,
  };
}

/** Nothing of an endpoint is believed before it has proved to serve the network and the token that it is configured for. */
function readerFor(settings: NetworkSettings): ChainReader {
  const options = endpoint(settings);
  return verifiedReader(createLogReader(options), () => verifyRpcEndpoint(options));
}

/** The composition root: puts the outside systems of this installation into the ports that modules declare. */
export function wirePorts(): void {
  chainReaders.provide(new Map(networks().map((settings) => [settings.network, readerFor(settings)])));
  webhookTransport.provide(createWebhookTransport());
  const { TRON_CONTROL_URL } = env();
  if (TRON_CONTROL_URL !== undefined) testChain.provide(createLocalChainControl({ url: TRON_CONTROL_URL }));
}

/**
 * Checks at start-up that every endpoint serves the network and the token that it is configured for. Throws a plain
 * sentence when one does not, and `chain_unavailable` when one does not answer.
 */
export async function verifyNetworks(): Promise<void> {
  for (const settings of networks()) {
    await verifyRpcEndpoint(endpoint(settings)).catch((error: unknown) => {
      if (isDomainError(error) && error.details.reason === "wrong_network") throw new Error(error.message);
      throw error;
    });
  }
}
