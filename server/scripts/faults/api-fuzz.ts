import { disconnectDatabase } from "@/server/db/client";
import { readNumbers } from "@/server/scripts/faults/stage/options";
import { documentedOperations } from "@/server/testing/api-fuzz/document";
import { fuzzOperation, makeFuzzedWorld } from "@/server/testing/api-fuzz/fuzz-operation";

const { seed, runs } = readNumbers({ runs: 500 });
console.log(`${runs} generated requests to each of ${documentedOperations.length} operations, seed ${seed}`);

const startedAt = performance.now();
const failed: string[] = [];
for (const operation of documentedOperations) {
  try {
    // A world of its own for each: within its quotas, and as it was made.
    const statuses = await fuzzOperation(operation, await makeFuzzedWorld(), { seed, runs });
    const counts = [...statuses]
      .toSorted(([a], [b]) => a - b)
      .map(([status, times]) => `${status}: ${times}`);
    console.log(`  ${operation.operationId.padEnd(26)} ${counts.join(", ")}`);
  } catch (error) {
    failed.push(operation.operationId);
    console.error(error);
  }
}
await disconnectDatabase();
const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
console.log(
  failed.length === 0
    ? `✓ every answer is as documented, in ${seconds} s`
    : `✗ not as documented: ${failed.join(", ")}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
