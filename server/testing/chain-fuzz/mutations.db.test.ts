import { expect, it } from "vitest";
import { generateHistory } from "@/server/testing/chain-fuzz/generate-history";
import { MUTATIONS } from "@/server/testing/chain-fuzz/mutations";
import { runHistory } from "@/server/testing/chain-fuzz/run-history";

/** The short form of the fuzz plays this many histories, so each of these must fall within them. */
const HISTORIES = 100;

it.each(MUTATIONS)(
  "the fuzz catches it when $name",
  async ({ build, symptom }) => {
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const violations = await runHistory(generateHistory(seed), { build });
      if (violations.some((violation) => symptom.test(violation))) return;
    }
    expect.fail(`It went unnoticed in ${HISTORIES} histories`);
  },
  300_000,
);
