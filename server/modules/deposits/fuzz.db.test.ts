import { expect, it } from "vitest";
import { KNOWN_HISTORIES } from "@/server/testing/chain-fuzz/known-histories";
import { runHistory } from "@/server/testing/chain-fuzz/run-history";
import { runSeed } from "@/server/testing/chain-fuzz/run-seed";
import { MUST_REACH, Tally } from "@/server/testing/chain-fuzz/tally";

const HISTORIES = 100;

it.each(KNOWN_HISTORIES)("%s", async (_, history) => {
  expect(await runHistory(history)).toEqual([]);
});

it(`keeps every promise about money in ${HISTORIES} histories of forks, faults and crashes`, async () => {
  const tally = new Tally();
  for (let seed = 1; seed <= HISTORIES; seed += 1) expect(await runSeed(seed, tally)).toBeNull();
  expect(tally.missing(MUST_REACH), "these histories never get there").toEqual([]);
}, 300_000);
