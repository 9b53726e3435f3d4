import { parseArgs } from "node:util";
import { systemClock } from "@/server/core/clock";
import { disconnectDatabase } from "@/server/db/client";
import { runSeed } from "@/server/testing/chain-fuzz/run-seed";
import { Tally } from "@/server/testing/chain-fuzz/tally";

const DEFAULT_HISTORIES = 1_000;
const MOST_FAILURES = 5;

function wholeNumber(text: string | undefined, fallback: number): number {
  const number = text === undefined ? fallback : Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new Error(`"${text}" is not a whole number. Usage: npm run faults -- [--seed 1] [--histories 1000]`);
}

const { values } = parseArgs({ options: { seed: { type: "string" }, histories: { type: "string" } } });
const first = wholeNumber(values.seed, systemClock.now().getTime() % 1_000_000_000);
// A seed alone asks for the one history that failed.
const histories = wholeNumber(values.histories, values.seed === undefined ? DEFAULT_HISTORIES : 1);
console.log(`${histories} histories from seed ${first} on`);

const startedAt = performance.now();
const tally = new Tally();
let failures = 0;
let played = 0;
for (; played < histories && failures < MOST_FAILURES; played += 1) {
  const failure = await runSeed(first + played, tally);
  if (failure !== null) {
    failures += 1;
    console.log(`\n${failure}\n  again: npm run faults -- --seed ${first + played}\n`);
  }
  if ((played + 1) % 100 === 0) console.log(`${played + 1} histories, ${failures} failed`);
}
console.log(`what they reached:\n${tally.describe()}`);
const seconds = (performance.now() - startedAt) / 1000;
console.log(
  `${played} histories in ${seconds.toFixed(1)} s (${(played / seconds).toFixed(1)}/s), ${failures} failed`,
);
await disconnectDatabase();
process.exitCode = failures > 0 ? 1 : 0;
