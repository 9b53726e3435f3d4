import { env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import { type NetworkSettings, networks } from "@/server/config/networks";
import { systemClock } from "@/server/core/clock";
import { isDomainError } from "@/server/core/errors";
import { parseTronAddress } from "@/server/core/tron-address";
import { createDerivationThread } from "@/server/integrations/derivation-thread/derivation-thread";
import { createGithubAddresses } from "@/server/integrations/github/github-addresses";
import { createLocalChainControl } from "@/server/integrations/local-chain/control-client";
import { createSmtpTransport } from "@/server/integrations/smtp/smtp-transport";
import { createStaticRates } from "@/server/integrations/static-rates/static-rates";
import { createBalanceReader } from "@/server/integrations/tron/balance-reader";
import { createChainPool } from "@/server/integrations/tron/chain-pool";
import { createEndpoint } from "@/server/integrations/tron/endpoint";
import { createRpcClient } from "@/server/integrations/tron/json-rpc";
import { createTransactionInspector } from "@/server/integrations/tron/inspect-transaction";
import { createLogReader } from "@/server/integrations/tron/log-reader";
import { createFolderMailbox } from "@/server/integrations/mailbox/mailbox-folder";
import { createRedisCounters } from "@/server/integrations/redis/redis-counters";
import { createReceiptReader } from "@/server/integrations/tron/receipt-reader";
import {
  verifiedReader,
  verifyApiEndpoint,
  verifyRpcEndpoint,
} from "@/server/integrations/tron/verify-network";
import { createWebhookTransport } from "@/server/integrations/webhook-http/webhook-transport";
import { type ChainReader, chainReaders } from "@/server/modules/chains/ports";
import { addressDeriver } from "@/server/modules/deposit-addresses/ports";
import { type BalanceReader, balanceReaders } from "@/server/modules/reconciliations/ports";
import { transactionInspectors } from "@/server/modules/diagnosis/ports";
import { githubAddresses } from "@/server/modules/identities/ports";
import { mailbox, mailTransport } from "@/server/modules/mail/ports";
import { rateSource } from "@/server/modules/rates/ports";
import { redisCounters } from "@/server/modules/rate-limits/ports";
import { testChain } from "@/server/modules/test-helpers/ports";
import { webhookTransport } from "@/server/modules/webhooks/ports";
import { logger } from "@/server/observability/logger";

/** The options of each endpoint of a network, and what reads and verifies it. */
function readersOf({ network, endpoints, usdtContract }: NetworkSettings) {
  return endpoints.map(({ interface: kind, url, apiKey, requestsPerSecond }) => {
    const options = {
      network,
      url,
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(requestsPerSecond === undefined ? {} : { requestsPerSecond }),
      tokenContract: parseTronAddress(usdtContract, "TRON_USDT_CONTRACT"),
      timeoutMs: LIMITS.chain.requestTimeoutMilliseconds,
    };
    const verify = () => (kind === "receipts" ? verifyApiEndpoint(options) : verifyRpcEndpoint(options));
    const reader = kind === "receipts" ? createReceiptReader(options) : createLogReader(options);
    return { reader: verifiedReader(reader, verify), provider: new URL(url).hostname, verify };
  });
}

/** One reader for all endpoints of a network. Those at the same host are one provider. */
function readerFor(settings: NetworkSettings): ChainReader {
  const { nodeBehindBlocks, endpointRestMilliseconds, endpointGraceMilliseconds, agreement } = LIMITS.chain;
  const pool = createChainPool(readersOf(settings), {
    behindBlocks: nodeBehindBlocks,
    firstRestMs: endpointRestMilliseconds.first,
    longestRestMs: endpointRestMilliseconds.longest,
    graceMs: endpointGraceMilliseconds,
  });
  const providers = pool.independent?.length ?? 1;
  if (settings.mode === "live" && providers < agreement.providers) {
    logger.warn(
      { network: settings.network, providers },
      "large payments become final on the word of a single provider: configure endpoints of another one",
    );
  }
  return pool;
}

/** Balances come from the same endpoints, where they speak JSON-RPC, at a pace that leaves the watcher its requests. */
function balanceReaderFor({ endpoints, usdtContract }: NetworkSettings): BalanceReader {
  const clients = endpoints.flatMap(({ interface: kind, url, apiKey, requestsPerSecond }) =>
    kind === "receipts"
      ? []
      : createRpcClient(
          createEndpoint({
            url,
            ...(apiKey === undefined ? {} : { apiKey }),
            ...(requestsPerSecond === undefined ? {} : { requestsPerSecond: 1 }),
            timeoutMs: LIMITS.chain.requestTimeoutMilliseconds,
          }),
        ),
  );
  return createBalanceReader(clients, parseTronAddress(usdtContract, "TRON_USDT_CONTRACT"));
}

/** Explaining invoices has a small budget of its own, so that it takes nothing from the watcher's. */
function inspectorFor({ endpoints, usdtContract }: NetworkSettings) {
  return createTransactionInspector({
    tokenContract: parseTronAddress(usdtContract, "TRON_USDT_CONTRACT"),
    endpoints: endpoints
      .filter(({ interface: kind }) => kind === "json-rpc")
      .map(({ url, apiKey }) => ({
        url,
        ...(apiKey === undefined ? {} : { apiKey }),
        requestsPerSecond: LIMITS.diagnosis.requestsPerSecond,
        timeoutMs: LIMITS.chain.requestTimeoutMilliseconds,
      })),
  });
}

/** The composition root: puts the outside systems of this installation into the ports that modules declare. */
export function wirePorts(): void {
  chainReaders.provide(new Map(networks().map((settings) => [settings.network, readerFor(settings)])));
  balanceReaders.provide(
    new Map(networks().map((settings) => [settings.network, balanceReaderFor(settings)])),
  );
  transactionInspectors.provide(
    new Map(networks().map((settings) => [settings.network, inspectorFor(settings)])),
  );
  addressDeriver.provide(createDerivationThread());
  webhookTransport.provide(createWebhookTransport());
  rateSource.provide(createStaticRates(env().DARIC_RATES ?? {}, systemClock.now()));
  const { REDIS_URL, TRON_CONTROL_URL, SMTP_URL, MAIL_FROM, MAILBOX_FOLDER, GITHUB_API_URL } = env();
  if (SMTP_URL === undefined) logger.warn("no e-mails are sent: SMTP_URL is not set");
  mailTransport.provide(
    SMTP_URL === undefined ? null : createSmtpTransport({ url: SMTP_URL, from: MAIL_FROM }),
  );
  mailbox.provide(MAILBOX_FOLDER === undefined ? null : createFolderMailbox(MAILBOX_FOLDER));
  githubAddresses.provide(
    createGithubAddresses({ apiUrl: GITHUB_API_URL, timeoutMs: LIMITS.identity.timeoutMilliseconds }),
  );
  if (REDIS_URL !== undefined) redisCounters.provide(createRedisCounters(REDIS_URL));
  if (TRON_CONTROL_URL !== undefined) testChain.provide(createLocalChainControl({ url: TRON_CONTROL_URL }));
}

/**
 * Checks at start-up that every endpoint serves the network and the token that it is configured for. Throws a plain
 * sentence when one does not, and `chain_unavailable` when one does not answer.
 */
export async function verifyNetworks(): Promise<void> {
  const checks = networks()
    .flatMap(readersOf)
    .map(({ verify }) => verify());
  const failures = (await Promise.allSettled(checks)).flatMap((check) =>
    check.status === "rejected" && isDomainError(check.reason) ? [check.reason] : [],
  );
  const wrong = failures.find((failure) => failure.details.reason === "wrong_network");
  if (wrong) throw new Error(wrong.message);
  if (failures[0]) throw failures[0];
}
