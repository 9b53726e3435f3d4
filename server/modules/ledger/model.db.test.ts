import { expect, test } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";
import { runLedgerModel } from "@/server/testing/ledger-model/run-ledger-model";

test("random commands: the ledger answers and ends like a single-threaded model", async () => {
  await runLedgerModel({ seed: Date.now() % 1_000_000, runs: 60 });
  expect((await checkInvariants(systemContext("test", "test"))).filter(({ ok }) => !ok)).toEqual([]);
}, 60_000);
