import { systemContext } from "@/server/auth/authorize";
import { disconnectDatabase } from "@/server/db/client";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";
import { readNumbers } from "@/server/scripts/faults/stage/options";
import { Random } from "@/server/testing/chain-fuzz/random";
import {
  raceForBalance,
  raceForMostOfBalance,
  raceForReservations,
  raceForReversals,
} from "@/server/testing/ledger-races/races";

const { seed, rounds, count, accounts } = readNumbers({ rounds: 5, count: 500, accounts: 200 });
console.log(`${rounds} rounds of ledger races, seed ${seed}`);
const random = new Random(seed);

const RACES = {
  "200 spend 1 of 100": () => raceForBalance(random, { reserved: 0, reservers: 0 }),
  "200 spend 1 of 100, 30 of them reserved": () => raceForBalance(random, { reserved: 30, reservers: 0 }),
  "100 spend and 100 reserve 1 of 100": () => raceForBalance(random, { reserved: 0, reservers: 100 }),
  [`${count} reservations posted, voided and expired`]: () => raceForReservations(random, count),
  [`${count} transfers reversed twice`]: () => raceForReversals(random, count),
  [`${accounts} accounts, 60 % reserved twice`]: () => raceForMostOfBalance(random, accounts),
};

let failures = 0;
for (const [name, run] of Object.entries(RACES)) {
  const startedAt = performance.now();
  const wrong: string[] = [];
  for (let round = 0; round < rounds; round += 1) wrong.push(...(await run()));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${wrong.length === 0 ? "✓" : "✗"} ${name}: ${rounds} times in ${seconds} s`);
  for (const line of wrong.slice(0, 5)) console.error(`    ${line}`);
  failures += wrong.length;
}
const broken = (await checkInvariants(systemContext("ledger-races", "test"))).filter(({ ok }) => !ok);
for (const { name, details } of broken) console.error(`✗ ${name}: ${details.join(", ")}`);
await disconnectDatabase();
process.exitCode = failures + broken.length > 0 ? 1 : 0;
