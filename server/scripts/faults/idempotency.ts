import { disconnectDatabase } from "@/server/db/client";
import { readNumbers } from "@/server/scripts/faults/stage/options";
import { createClient } from "@/server/rest/testing/client";
import { raceForKey } from "@/server/rest/testing/race-for-key";

const { seed, keys, requests } = readNumbers({ keys: 50, requests: 100 });
console.log(`${keys} idempotency keys, each in ${requests} requests at once, seed ${seed}`);

const startedAt = performance.now();
const wrong: string[] = [];
// Each by a client of its own, within its quota.
for (let key = 0; key < keys; key += 1)
  wrong.push(...(await raceForKey(await createClient(), `${seed}-${key}`, requests)));
await disconnectDatabase();
for (const line of wrong.slice(0, 10)) console.error(`  ✗ ${line}`);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(`${keys} keys in ${seconds} s, ${wrong.length} violations`);
process.exitCode = wrong.length > 0 ? 1 : 0;
