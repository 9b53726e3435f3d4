import { join } from "node:path";
import { isLoopbackUrl } from "@/server/config/env";
import { launchLocalChain } from "@/server/integrations/local-chain/launch-local-chain";
import { startMailboxServer } from "@/server/integrations/mailbox/mailbox-server";
import { startEmbeddedPostgres } from "@/server/scripts/embedded-postgres";
import { createFileLogger } from "@/server/scripts/launch/file-logger";
import type { LaunchStack } from "@/server/scripts/launch/stack";
import type { LauncherSettings } from "@/server/scripts/settings";

interface ServiceContext {
  readonly settings: LauncherSettings;
  readonly stack: LaunchStack;
  /** Called when a service dies on its own: nothing can go on without it. */
  readonly onDeath: (sentence: string) => void;
}

/** The operator's PostgreSQL, or an embedded one below the data folder. Returns the connection string. */
export async function startDatabase({ settings, stack, onDeath }: ServiceContext): Promise<string> {
  if (settings.databaseUrl) return settings.databaseUrl;
  const dataDir = join(settings.home, "postgres");
  const postgres = await startEmbeddedPostgres({ dataDir, durable: true });
  await stack.add("PostgreSQL", postgres.stop);
  void postgres.process.exited.then(() =>
    onDeath(`PostgreSQL stopped. Its log: ${join(dataDir, "postgres.log")}`),
  );
  return postgres.url;
}

/** The operator's mail server, or on a machine of one's own a mailbox that keeps everything, as settings for the server. */
export async function startMailbox(
  { settings, stack }: ServiceContext,
  baseUrl: string,
): Promise<NodeJS.Dict<string>> {
  const { SMTP_URL, TRON_LIVE_RPC_URL } = settings.inherited;
  if (SMTP_URL || TRON_LIVE_RPC_URL || !isLoopbackUrl(baseUrl)) return {};
  const folder = join(settings.home, "mailbox");
  const server = await startMailboxServer(folder);
  await stack.add("the mailbox", server.stop);
  return { SMTP_URL: server.url, MAILBOX_FOLDER: folder };
}

/** The operator's network, or a local chain below the data folder, as settings for the server. */
export async function startChain({ settings, stack }: ServiceContext): Promise<NodeJS.Dict<string>> {
  if (settings.tronRpcUrl) return {};
  const logger = createFileLogger(settings.home, "chain");
  const chain = await launchLocalChain({
    dataDir: join(settings.home, "chain"),
    blockTimeSeconds: 3,
    logger,
  });
  await stack.add("the local chain", chain.stop);
  return {
    TRON_NETWORK: chain.network,
    TRON_RPC_URL: chain.rpcUrl,
    TRON_CONTROL_URL: chain.controlUrl,
    TRON_USDT_CONTRACT: chain.usdtContract,
    // Webhooks of a laptop go to a receiver on the same laptop.
    WEBHOOK_ALLOW_LOOPBACK: "true",
  };
}
