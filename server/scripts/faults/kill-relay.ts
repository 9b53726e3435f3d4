import { disconnectDatabase } from "@/server/db/client";
import { readNumbers } from "@/server/scripts/faults/stage/options";
import { Random } from "@/server/testing/chain-fuzz/random";
import { runRelayKills } from "@/server/testing/relay-kills/run-relay-kills";

const { seed, kills, rate, life } = readNumbers({ kills: 20, rate: 200, life: 2_000 });
console.log(`the relay killed ${kills} times, after ${life} ms at most, at ${rate} events/s, seed ${seed}`);

const startedAt = performance.now();
const { events, sentAgain, violations } = await runRelayKills({
  random: new Random(seed),
  rate,
  kills,
  lifeMilliseconds: life,
  waitForLeases: true,
});
await disconnectDatabase();
const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
console.log(`${events} events in ${seconds} s, ${sentAgain} sent more than once`);
for (const line of violations.slice(0, 10)) console.error(`  ✗ ${line}`);
console.log(violations.length === 0 ? "Every event had its effect once." : `${violations.length} violations`);
process.exit(violations.length > 0 ? 1 : 0);
