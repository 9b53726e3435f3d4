import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createLocalChainControl,
  type LocalChainControl,
} from "@/server/integrations/local-chain/control-client";
import { invariant } from "@/server/core/invariant";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/server/scripts/embedded-postgres";
import { startChain } from "@/server/scripts/launch/backends";
import { fingerprintSources, isBuilt, markBuilt } from "@/server/scripts/launch/build";
import { type DemoAccount, ensureDemo } from "@/server/scripts/launch/demo";
import { loadAccountXpub, loadSecrets } from "@/server/scripts/launch/secrets";
import type { LaunchStack } from "@/server/scripts/launch/stack";
import { lastLines, startNode } from "@/server/scripts/launch/steps";
import { migrateDatabase } from "@/server/scripts/migrate";
import { findFreePort } from "@/server/scripts/ports";
import { readSettings } from "@/server/scripts/settings";

/** Everything that `npm start` starts, below a temporary folder, except the server itself. */
export interface Installation {
  readonly home: string;
  readonly baseUrl: string;
  readonly demo: DemoAccount;
  readonly chain: LocalChainControl;
  readonly databaseUrl: string;
  /** The server's whole environment. */
  readonly env: NodeJS.ProcessEnv;
  /** Shuts PostgreSQL down as `pg_ctl restart -m fast` does, sessions ended, and starts it again at the same address. */
  restartDatabase(): Promise<void>;
}

/** Starts database and chain, migrates, seeds the demo merchant and builds the pages if need be. All of it goes with the stack. */
export async function openInstallation(stack: LaunchStack): Promise<Installation> {
  const home = await mkdtemp(join(tmpdir(), "daric-fault-"));
  await stack.add("the temporary folder", () => rm(home, { recursive: true, force: true }));
  const postgres = await startPostgres(join(home, "postgres"), stack);
  const port = await findFreePort();
  const settings = { ...readSettings(), home, port, databaseUrl: undefined, tronRpcUrl: undefined };
  const network = await startChain({ settings, stack, onDeath: () => undefined });
  await migrateDatabase(postgres.url);
  const baseUrl = `http://127.0.0.1:${port}`;
  const env: NodeJS.ProcessEnv = {
    PATH: settings.inherited.PATH,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    LOG_LEVEL: "info",
    DARIC_HOME: home,
    DARIC_BASE_URL: baseUrl,
    DARIC_SUPERVISED: "true",
    PORT: String(port),
    DATABASE_URL: postgres.url,
    TRON_XPUB: await loadAccountXpub(home),
    // One key does what many shops would: its quotas are not what is tested.
    RATE_LIMIT_GLOBAL_PER_SECOND: "0",
    RATE_LIMIT_INVOICES_PER_HOUR: "0",
    RATE_LIMIT_READS_PER_HOUR: "0",
    RATE_LIMIT_WRITES_PER_HOUR: "0",
    ...(await loadSecrets(home)),
    ...network,
  };
  await buildPages(home, env, stack);
  invariant(network.TRON_CONTROL_URL, "the local chain can be controlled");
  return {
    home,
    baseUrl,
    env,
    demo: await ensureDemo({ home, baseUrl, env, stack }),
    chain: createLocalChainControl({ url: network.TRON_CONTROL_URL }),
    databaseUrl: postgres.url,
    restartDatabase: postgres.restart,
  };
}

async function startPostgres(dataDir: string, stack: LaunchStack) {
  const start = (): Promise<EmbeddedPostgres> => startEmbeddedPostgres({ dataDir, durable: true });
  let running = await start();
  await stack.add("PostgreSQL", () => running.stop());
  const { url } = running;
  return {
    url,
    restart: async () => {
      await running.stop();
      running = await start();
      invariant(running.url === url, "PostgreSQL came back at the same address");
    },
  };
}

async function buildPages(home: string, env: NodeJS.ProcessEnv, stack: LaunchStack): Promise<void> {
  const fingerprint = await fingerprintSources();
  if (await isBuilt(fingerprint)) return;
  console.log("Building the pages …");
  const args = ["node_modules/next/dist/bin/next", "build"];
  const build = await startNode({ name: "build", args, env, home, stack });
  if ((await build.exited) !== 0) throw new Error(`The build failed:\n${await lastLines(home, "build", 40)}`);
  await markBuilt(fingerprint);
}
