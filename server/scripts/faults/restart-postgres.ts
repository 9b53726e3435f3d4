import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { buyDuring } from "@/server/scripts/faults/stage/customers";
import { readNumbers } from "@/server/scripts/faults/stage/options";
import { runFault } from "@/server/scripts/faults/stage/run-fault";
import { Random } from "@/server/testing/chain-fuzz/random";

const RESTART_MILLISECONDS = { shortest: 5_000, longest: 10_000 } as const;
const TERMINATION_MILLISECONDS = 1_000;

const { seed, seconds, payments, customers, pause } = readNumbers({
  seconds: 60,
  payments: 2_000,
  customers: 24,
  pause: 100,
});
console.log(
  `PostgreSQL restarted every 5 to 10 s and sessions ended for ${seconds} s and ${payments} payments, ` +
    `${customers} customers, seed ${seed}`,
);
const random = new Random(seed);

/** Ends one session of the product, whichever; false when the database is just away or nobody is connected. */
async function terminateSession(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const found = await client.query<{ pid: number }>(`SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY pid`);
    const pid = found.rows[random.between(0, Math.max(0, found.rows.length - 1))]?.pid;
    if (pid === undefined) return false;
    await client.query("SELECT pg_terminate_backend($1)", [pid]);
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

await runFault(async ({ installation, server, sales }) => {
  let isOver = false;
  let restarts = 0;
  let terminations = 0;
  await server.spawn();
  await server.ready();
  const load = { installation, sales, seed, customers, pauseMilliseconds: pause };
  await buyDuring(load, async () => {
    const terminating = (async () => {
      while (!isOver) {
        if (await terminateSession(installation.databaseUrl)) terminations += 1;
        await delay(TERMINATION_MILLISECONDS);
      }
    })();
    const end = performance.now() + seconds * 1_000;
    const paid = (): number => sales.made.reduce((count, { transfers }) => count + transfers.size, 0);
    while (performance.now() < end || paid() < payments) {
      await delay(random.between(RESTART_MILLISECONDS.shortest, RESTART_MILLISECONDS.longest));
      await installation.restartDatabase();
      if (server.unexpectedExits > 0) throw new Error("The server ended by itself");
      restarts += 1;
    }
    isOver = true;
    await terminating;
  });
  console.log(
    `${restarts} restarts, ${terminations} sessions ended, ${server.unexpectedExits} exits of the server`,
  );
  if (server.unexpectedExits > 0) throw new Error("The server ended by itself");
});
