import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { monotonicMilliseconds } from "@/server/core/clock";
import { TPCB, UNGUARDED, type Workload } from "@/server/scripts/bench/workload";
import { readSettings } from "@/server/scripts/settings";

const execute = promisify(execFile);

/** Repeats a workload with many clients at once and counts. */
export interface Driver {
  readonly name: string;
  /** Transactions per second over `seconds`, connecting not counted. */
  run(databaseUrl: string, workload: Workload, load: { clients: number; seconds: number }): Promise<number>;
}

const DEBIAN_DIRECTORY = "/usr/lib/postgresql";

/** pgbench of this machine, or else the same statements sent by the product's own database library. */
export async function findDriver(directory: string): Promise<Driver> {
  const program = await findPgbench();
  return program ? pgbenchDriver(program, directory) : libraryDriver;
}

async function findPgbench(): Promise<string | undefined> {
  const versions = existsSync(DEBIAN_DIRECTORY) ? await readdir(DEBIAN_DIRECTORY) : [];
  const folders = [
    ...versions
      .toSorted((a, b) => Number(b) - Number(a))
      .map((version) => join(DEBIAN_DIRECTORY, version, "bin")),
    ...(readSettings().inherited.PATH ?? "").split(delimiter),
  ];
  return folders.map((folder) => join(folder, "pgbench")).find((path) => existsSync(path));
}

function pgbenchDriver(program: string, directory: string): Driver {
  return {
    name: "pgbench",
    run: async (databaseUrl, workload, { clients, seconds }) => {
      const script = workload === TPCB ? ["-b", TPCB.name] : ["-f", await writeScript(directory, workload)];
      const { stdout } = await execute(
        program,
        [
          "-n",
          "-M",
          "prepared",
          "-c",
          String(clients),
          "-j",
          "2",
          "-T",
          String(seconds),
          ...script,
          databaseUrl,
        ],
        {
          env: { ...readSettings().inherited, PGOPTIONS: UNGUARDED },
          timeout: (seconds + 30) * 1000,
        },
      );
      const rate = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
      if (!rate || /failed transactions: [1-9]/.test(stdout))
        throw new Error(`pgbench did not finish ${workload.name}:\n${stdout}`);
      return Number(rate);
    },
  };
}

async function writeScript(directory: string, { name, variables, statements }: Workload): Promise<string> {
  const draws = Object.entries(variables).map(
    ([variable, [lowest, highest]]) => `\\set ${variable} random(${lowest}, ${highest})`,
  );
  const path = join(directory, `${name}.sql`);
  await writeFile(path, [...draws, ...statements.map((statement) => `${statement};`), ""].join("\n"));
  return path;
}

const VARIABLE = /(?<!:):([a-z]+)/g;

const libraryDriver: Driver = {
  name: "the product's database library (there is no pgbench here)",
  run: async (databaseUrl, workload, { clients, seconds }) => {
    const connections = Array.from(
      { length: clients },
      () => new Client({ connectionString: databaseUrl, options: UNGUARDED }),
    );
    await Promise.all(connections.map((client) => client.connect()));
    const start = monotonicMilliseconds();
    const end = start + seconds * 1000;
    const counts = await Promise.all(connections.map((client) => repeat(client, workload, end)));
    const elapsed = (monotonicMilliseconds() - start) / 1000;
    await Promise.all(connections.map((client) => client.end()));
    return counts.reduce((sum, count) => sum + count, 0) / elapsed;
  },
};

async function repeat(
  client: Client,
  { name, variables, statements }: Workload,
  end: number,
): Promise<number> {
  const prepared = statements.map((text, index) => {
    const names = [...new Set([...text.matchAll(VARIABLE)].map((match) => match[1] ?? ""))];
    return {
      name: `${name}-${index}`,
      names,
      text: text.replaceAll(VARIABLE, (_, variable: string) => `$${names.indexOf(variable) + 1}`),
    };
  });
  let count = 0;
  for (; monotonicMilliseconds() < end; count += 1) {
    const drawn = Object.fromEntries(
      Object.entries(variables).map(([variable, [lowest, highest]]) => [variable, draw(lowest, highest)]),
    );
    for (const { names, ...statement } of prepared)
      await client.query({ ...statement, values: names.map((variable) => drawn[variable]) });
  }
  return count;
}

/** `randomInt` takes ranges below 2⁴⁸ only. */
function draw(lowest: number, highest: number): number {
  return highest - lowest < 2 ** 48 ? randomInt(lowest, highest + 1) : lowest + randomInt(2 ** 48 - 1);
}
