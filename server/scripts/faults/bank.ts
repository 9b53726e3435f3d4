import { monotonicMilliseconds } from "@/server/core/clock";
import { systemContext } from "@/server/auth/authorize";
import { disconnectDatabase } from "@/server/db/client";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";
import { readNumbers } from "@/server/scripts/faults/stage/options";
import { runBank } from "@/server/testing/ledger-races/bank";

const { seed, seconds, accounts, writers } = readNumbers({ seconds: 60, accounts: 1_000, writers: 16 });
console.log(`${writers} writers on ${accounts} accounts for ${seconds} s, seed ${seed}`);

const end = monotonicMilliseconds() + seconds * 1_000;
const run = await runBank({ seed, accounts, writers, goesOn: () => monotonicMilliseconds() < end });
const broken = (await checkInvariants(systemContext("bank", "test"))).filter(({ ok }) => !ok);
await disconnectDatabase();
console.log(
  `${run.posted} batches posted, ${run.refused} refused; ${run.unbalanced} of ${run.snapshots} snapshots unbalanced`,
);
for (const { name, details } of broken) console.error(`${name}: ${details.join(", ")}`);
process.exitCode = run.unbalanced + broken.length > 0 ? 1 : 0;
