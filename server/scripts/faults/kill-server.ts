import { setTimeout as delay } from "node:timers/promises";
import { buyDuring } from "@/server/scripts/faults/stage/customers";
import { readNumbers } from "@/server/scripts/faults/stage/options";
import { runFault } from "@/server/scripts/faults/stage/run-fault";
import { Random } from "@/server/testing/chain-fuzz/random";

/** How long after its start, or after it is ready, the server lives at most. */
const LIFE_MILLISECONDS = { starting: 4_000, ready: 3_000 } as const;

const { seed, kills, customers, pause } = readNumbers({ kills: 100, customers: 12, pause: 200 });
console.log(`${kills} kills of the server under ${customers} customers, seed ${seed}`);
const random = new Random(seed);

await runFault(async ({ installation, server, sales }) => {
  const startedAt = performance.now();
  await server.spawn();
  await server.ready();
  const load = { installation, sales, seed, customers, pauseMilliseconds: pause };
  await buyDuring(load, async () => {
    for (let kill = 1; kill <= kills; kill += 1) {
      // Every fifth dies while it starts, in the middle of taking over what the one before it left.
      const dies = random.chance(0.2) ? "starting" : "ready";
      if (dies === "ready") await server.ready();
      await delay(random.between(0, LIFE_MILLISECONDS[dies]));
      await server.kill();
      await server.spawn();
      if (kill % 10 === 0) console.log(`${kill} kills, ${sales.made.length} invoices`);
    }
    await server.ready();
  });
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`${kills} kills in ${seconds.toFixed(0)} s, ${server.unexpectedExits} exits of its own accord`);
  if (server.unexpectedExits > 0) throw new Error("The server ended by itself");
});
