import { expect, test } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";
import { runBank } from "@/server/testing/ledger-races/bank";

test("many writers at once: every snapshot sums to zero, and the books are sound at the end", async () => {
  const seed = Date.now() % 1_000_000;
  const run = await runBank({ seed, accounts: 25, writers: 8, goesOn: (turns) => turns < 40 });
  expect(run.snapshots, `seed ${seed}`).toBeGreaterThan(3);
  expect(run.unbalanced, `seed ${seed}`).toBe(0);
  expect(Math.min(run.posted, run.refused), `seed ${seed}`).toBeGreaterThan(0);
  expect(
    (await checkInvariants(systemContext("test", "test"))).filter(({ ok }) => !ok),
    `seed ${seed}`,
  ).toEqual([]);
});
