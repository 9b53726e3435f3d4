import { randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { type GuardedProcess, spawnGuarded } from "@/server/scripts/child-process";
import { isPortFree, findFreePort } from "@/server/scripts/ports";
import { findPostgresRunner, type PostgresRunner } from "@/server/scripts/postgres-runner";

export interface EmbeddedPostgres {
  /** Connection string of the `daric` database, as superuser. */
  readonly url: string;
  readonly process: GuardedProcess;
  /** Fast shutdown: open sessions are ended, everything committed is on disk. */
  stop(): Promise<void>;
}

interface EmbeddedPostgresOptions {
  /** Folder that holds the cluster, its log and its password. Made when missing. */
  readonly dataDir: string;
  /** Off only for throw-away clusters of tests: a power cut may then lose everything. */
  readonly durable: boolean;
}

interface Connection {
  readonly port: number;
  readonly password: string;
}

interface Listening extends Connection {
  readonly socketFolder: string | null;
}

const USER = "daric";
const DATABASE = "daric";
const START_TIMEOUT_MILLISECONDS = 60_000;
const STOP_GRACE_MILLISECONDS = 20_000;
/** What macOS takes; Linux takes four more. */
const SOCKET_PATH_BYTES = 103;

/**
 * Starts PostgreSQL 18 from the npm package on a Unix socket and 127.0.0.1 with a generated password; creates the cluster the first time.
 * A server that an earlier, killed launcher left on this folder is shut down first. It stops with this process.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o755 });
  const runner = await findPostgresRunner(options.dataDir);
  const cluster = join(options.dataDir, "cluster");
  const isNew = !existsSync(join(cluster, "PG_VERSION"));
  if (isNew) await createCluster(options, runner);
  else await stopLeftover(cluster, runner);

  const connection = {
    ...(await chooseConnection(options.dataDir)),
    socketFolder: await makeSocketFolder(options.dataDir, runner),
  };
  const server = launch(options, runner, cluster, connection);
  await waitUntilReady(server, connection, options.dataDir);
  await createDatabase(connection);
  return { url: urlOf(connection, DATABASE), process: server, stop: server.stop };
}

/** Where there is a socket, clients take it: a statement over it costs a tenth less of their time than one over TCP. */
function urlOf({ port, password, socketFolder }: Listening, database: string): string {
  const url = `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;
  return socketFolder === null ? url : `${url}?host=${encodeURIComponent(socketFolder)}`;
}

/** A new folder for the socket, or null where a socket's path would be longer than systems take. */
async function makeSocketFolder(dataDir: string, runner: PostgresRunner): Promise<string | null> {
  const folder = join(dataDir, "socket");
  await rm(folder, { recursive: true, force: true });
  if (process.platform === "win32" || Buffer.byteLength(join(folder, ".s.PGSQL.65535")) > SOCKET_PATH_BYTES)
    return null;
  await mkdir(folder, { mode: 0o700 });
  await runner.give(folder);
  return folder;
}

/** Builds beside the final folder and renames, so that an interrupted first start leaves nothing half-made. */
async function createCluster(
  { dataDir, durable }: EmbeddedPostgresOptions,
  runner: PostgresRunner,
): Promise<void> {
  const draft = join(dataDir, "cluster.new");
  const passwordFile = join(dataDir, "password.new");
  const connection: Connection = { port: await findFreePort(), password: randomBytes(24).toString("hex") };
  await rm(draft, { recursive: true, force: true });
  await rm(join(dataDir, "cluster"), { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, connection.password, { mode: 0o600 });
  await runner.give(draft);
  await runner.give(passwordFile);
  try {
    await runner.run("initdb", [
      `--pgdata=${draft}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(durable ? [] : ["--no-sync"]),
    ]);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await saveConnection(dataDir, connection);
  await rename(draft, join(dataDir, "cluster"));
}

async function stopLeftover(cluster: string, runner: PostgresRunner): Promise<void> {
  if (!existsSync(join(cluster, "postmaster.pid"))) return;
  // pg_ctl refuses when the process is already gone; PostgreSQL then clears the stale file itself.
  await runner.run("pg_ctl", ["stop", "-D", cluster, "-m", "fast", "-w", "-t", "20"]).catch(() => undefined);
}

async function chooseConnection(dataDir: string): Promise<Connection> {
  const saved = JSON.parse(await readFile(join(dataDir, "connection.json"), "utf8")) as Connection;
  if (await isPortFree(saved.port)) return saved;
  const moved = { ...saved, port: await findFreePort() };
  await saveConnection(dataDir, moved);
  return moved;
}

async function saveConnection(dataDir: string, connection: Connection): Promise<void> {
  await writeFile(join(dataDir, "connection.json"), `${JSON.stringify(connection)}\n`, { mode: 0o600 });
}

function launch(
  { dataDir, durable }: EmbeddedPostgresOptions,
  runner: PostgresRunner,
  cluster: string,
  { port, socketFolder }: Listening,
): GuardedProcess {
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: socketFolder ?? "",
    max_connections: 200,
    shared_buffers: "256MB",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(join(dataDir, "postgres.log"), "a", 0o600);
  try {
    return spawnGuarded({
      name: "postgres",
      ...runner.command("postgres", ["-D", cluster, ...flags]),
      stopSignal: "INT",
      graceMilliseconds: STOP_GRACE_MILLISECONDS,
      output: log,
    });
  } finally {
    closeSync(log);
  }
}

async function waitUntilReady(server: GuardedProcess, connection: Listening, dataDir: string): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MILLISECONDS;
  while (!server.hasExited() && performance.now() < deadline) {
    if (await isReady(connection)) return;
    await delay(20);
  }
  await server.stop();
  throw new Error(
    `PostgreSQL did not start. Its own words are at the end of ${join(dataDir, "postgres.log")}.`,
  );
}

async function isReady(connection: Listening): Promise<boolean> {
  const client = new Client({
    connectionString: urlOf(connection, "postgres"),
    connectionTimeoutMillis: 2_000,
  });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(connection: Listening): Promise<void> {
  const client = new Client({ connectionString: urlOf(connection, "postgres") });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
