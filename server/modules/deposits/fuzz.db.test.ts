import { expect, it } from "vitest";
import { KNOWN_HISTORIES } from "@/server/testing/chain-fuzz/known-histories";
import { runHistory } from "@/server/testing/chain-fuzz/run-history";
import { runSeed } from "@/server/testing/chain-fuzz/run-seed";

const HISTORIES = 100;

it.each(KNOWN_HISTORIES)("$name", async ({ history }) => {
  expect(await runHistory(history)).toEqual([]);
});

it(`keeps every promise about money in ${HISTORIES} histories of forks, faults and crashes`, async () => {
  for (let seed = 1; seed <= HISTORIES; seed += 1) expect(await runSeed(seed)).toBeNull();
}, 300_000);
