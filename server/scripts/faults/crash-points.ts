import { buyDuring } from "@/server/scripts/faults/stage/customers";
import { readNumbers } from "@/server/scripts/faults/stage/options";
import { runFault } from "@/server/scripts/faults/stage/run-fault";
import { Random } from "@/server/testing/chain-fuzz/random";
import { CRASH_POINTS } from "@/server/testing/crash-points/crash-points";

/** How long a server may take to come to its point, its start included. */
const PATIENCE_MILLISECONDS = 60_000;
const MOST_VISITS = 4;

const { seed, deaths, customers, pause } = readNumbers({ deaths: 4, customers: 12, pause: 200 });
const points = Object.keys(CRASH_POINTS);
console.log(
  `the server dies ${deaths} times at each of ${points.length} points under ${customers} customers, seed ${seed}`,
);
const random = new Random(seed);

await runFault(async ({ installation, server, sales }) => {
  const died = new Map(points.map((point) => [point, 0]));
  const load = { installation, sales, seed, customers, pauseMilliseconds: pause };
  await server.spawn();
  await server.ready();
  await buyDuring(load, async () => {
    await server.kill();
    for (const point of random.shuffle(points.flatMap((point) => Array<string>(deaths).fill(point)))) {
      const args = [point, String(random.between(1, MOST_VISITS))];
      await server.spawn({ program: "server/scripts/faults/stage/crashing-server.ts", args });
      if (await server.dies(PATIENCE_MILLISECONDS)) died.set(point, (died.get(point) ?? 0) + 1);
      else await server.kill();
    }
    await server.spawn();
    await server.ready();
  });
  for (const [point, times] of died) console.log(`${String(times).padStart(6)}  ${point}`);
  console.log(
    `${sales.made.length} invoices, ${server.unexpectedExits} exits of the server of its own accord`,
  );
  const missed = points.filter((point) => died.get(point) === 0);
  if (missed.length > 0) throw new Error(`The server never came to: ${missed.join("; ")}`);
  if (server.unexpectedExits > 0) throw new Error("The server ended by itself");
});
