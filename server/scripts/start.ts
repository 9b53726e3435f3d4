import { describeRunning } from "@/server/scripts/launch/announcement";
import { fingerprintSources, isBuilt, markBuilt } from "@/server/scripts/launch/build";
import {
  ensureFreeDisk,
  ensureFreePort,
  ensureWritableHome,
  MachineProblem,
} from "@/server/scripts/launch/checks";
import { ensureDemo } from "@/server/scripts/launch/demo";
import { startDemoReceiver } from "@/server/scripts/launch/demo-receiver";
import { lockHome } from "@/server/scripts/launch/lock";
import { loadAccountXpub, loadSecrets } from "@/server/scripts/launch/secrets";
import { superviseServer } from "@/server/scripts/launch/server-process";
import { startChain, startDatabase, startMailbox } from "@/server/scripts/launch/backends";
import { LaunchStack } from "@/server/scripts/launch/stack";
import { lastLines, startNode } from "@/server/scripts/launch/steps";
import { ensureGeneratedClient } from "@/server/scripts/generate";
import { migrateDatabase } from "@/server/scripts/migrate";
import { type LauncherSettings, readSettings } from "@/server/scripts/settings";

const stack = new LaunchStack();
const report = (line: string): void => console.log(line);

async function start(): Promise<void> {
  const settings = readSettings();
  const { home, port } = settings;
  await ensureWritableHome(home);
  await ensureFreeDisk(home);
  await stack.add("the lock", await lockHome(home));
  await ensureFreePort(port);
  await ensureGeneratedClient();

  const baseUrl = settings.inherited.DARIC_BASE_URL || `http://localhost:${port}`;
  const env = await startServices(settings, baseUrl);
  await buildPages(home, env);
  const demo = env.TRON_LIVE_RPC_URL ? null : await ensureDemo({ home, baseUrl, env, stack });
  if (demo)
    await startDemoReceiver({ home, url: demo.webhookUrl, secret: demo.webhookSecret, stack, report });
  await superviseServer({ home, port, env, stack, report });
  report(
    `\n${describeRunning({ baseUrl, home, demo, hasMailbox: env.MAILBOX_FOLDER !== undefined, seconds: performance.now() / 1000 })}\n`,
  );
}

/** Starts what the server needs and returns the server's whole environment, in which there is no private key. */
async function startServices(settings: LauncherSettings, baseUrl: string): Promise<NodeJS.ProcessEnv> {
  report("Starting PostgreSQL and the chain …");
  const onDeath = (sentence: string): void => void fail(new MachineProblem(sentence));
  const context = { settings, stack, onDeath };
  const [databaseUrl, chain, mail, secrets, xpub] = await Promise.all([
    startDatabase(context),
    startChain(context),
    startMailbox(context, baseUrl),
    loadSecrets(settings.home),
    loadAccountXpub(settings.home),
  ]);
  const applied = await migrateDatabase(databaseUrl);
  if (applied.length > 0) report(`Migrated the database: ${applied.length} new migrations.`);
  const chosen = Object.entries(settings.inherited).filter(([, value]) => value !== "");
  return {
    DARIC_DEMO: "true",
    NEXT_TELEMETRY_DISABLED: "1",
    TRON_XPUB: xpub,
    ...secrets,
    ...chain,
    ...mail,
    ...Object.fromEntries(chosen),
    NODE_ENV: "production",
    DARIC_SUPERVISED: "true",
    DATABASE_URL: databaseUrl,
    DARIC_HOME: settings.home,
    DARIC_BASE_URL: baseUrl,
    PORT: String(settings.port),
  };
}

async function buildPages(home: string, env: NodeJS.ProcessEnv): Promise<void> {
  const fingerprint = await fingerprintSources();
  if (await isBuilt(fingerprint)) return;
  report("Building the pages (the first time, or after a change of the code) …");
  const build = await startNode({
    name: "build",
    args: ["node_modules/next/dist/bin/next", "build"],
    env,
    home,
    stack,
  });
  if ((await build.exited) !== 0)
    throw new MachineProblem(`The build failed:\n\n${await lastLines(home, "build", 40)}`);
  await markBuilt(fingerprint);
}

async function stopAll(code: number): Promise<never> {
  await stack.stop(report);
  process.exit(code);
}

/** A step that fails because we are stopping is not an error of its own. */
async function fail(error: unknown): Promise<void> {
  if (stack.isStopping) return;
  console.error(error instanceof MachineProblem ? `\n${error.message}\n` : error);
  await stopAll(1);
}

/** Ctrl-C reaches us twice, from the terminal and from the bootstrap; the second time is no reason to hurry. */
function stopOnRequest(): void {
  if (stack.isStopping) return;
  report("\nStopping …");
  void stopAll(0);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stopOnRequest);
process.on("disconnect", stopOnRequest);
await start().catch(fail);
