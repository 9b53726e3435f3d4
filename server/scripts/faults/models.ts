import { systemContext } from "@/server/auth/authorize";
import { disconnectDatabase } from "@/server/db/client";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";
import { readNumbers } from "@/server/scripts/faults/stage/options";
import { runInvoiceModel } from "@/server/testing/invoice-model/run-invoice-model";
import { runLedgerModel } from "@/server/testing/ledger-model/run-ledger-model";

const { seed, runs } = readNumbers({ runs: 1_000 });
console.log(`${runs} command sequences against the models of ledger and invoice each, seed ${seed}`);

try {
  let startedAt = performance.now();
  const seconds = (): string => ((performance.now() - startedAt) / 1000).toFixed(1);
  await runLedgerModel({ seed, runs });
  const broken = (await checkInvariants(systemContext("models", "test"))).filter(({ ok }) => !ok);
  for (const { name, details } of broken) console.error(`✗ ${name}: ${details.join(", ")}`);
  if (broken.length > 0) process.exitCode = 1;
  console.log(`✓ the ledger answered and ended like its model: ${runs} sequences in ${seconds()} s`);
  startedAt = performance.now();
  const endings = await runInvoiceModel({ seed, runs });
  console.log(`✓ invoices answered and ended like their model: ${runs} sequences in ${seconds()} s`);
  for (const [ending, times] of [...endings].toSorted())
    console.log(`  ${String(times).padStart(8)}  ${ending}`);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await disconnectDatabase();
}
