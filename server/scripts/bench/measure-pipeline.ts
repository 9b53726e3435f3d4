import type { Figure } from "@/server/scripts/bench/figures";
import type { Bench, Measurement } from "@/server/scripts/bench/measurement";
import type { PipelineResult, RunPipelineInput } from "@/server/scripts/bench/tasks/run-pipeline";

const PER_SECOND = 150;
const BLOCK_SECONDS = 3;
const BACKLOG = 1_500;
const BLOCKS = 4;

async function runRounds({ arena, receiverUrl, rounds, scale, report }: Bench): Promise<PipelineResult[]> {
  const input: RunPipelineInput = {
    receiverUrl,
    backlog: BACKLOG * scale,
    perBlock: PER_SECOND * BLOCK_SECONDS,
    blocks: BLOCKS * scale,
  };
  const results: PipelineResult[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const databaseUrl = await arena.createDatabase(`bench_pipeline_${round}`);
    const result = await arena.runTask<PipelineResult>("run-pipeline", { databaseUrl, input });
    const words = Object.entries(result).map(([name, value]) => `${name} ${Number(value).toFixed(2)}`);
    report(`  round ${round}: ${words.join(", ")}`);
    results.push(result);
  }
  return results;
}

/** P7: from a mined transfer to the merchant's answer. The chain is one in memory; everything after it is the product. */
export const measurePipeline: Measurement = async (bench) => {
  const results = await runRounds(bench);
  const figure = (
    name: keyof PipelineResult,
    what: string,
    unit: string,
    target?: Figure["target"],
  ): Figure => ({
    id: "P7",
    what,
    unit,
    values: results.map((result) => result[name]),
    ...(target ? { target } : {}),
  });
  const pace = `${PER_SECOND} per s in blocks of ${PER_SECOND * BLOCK_SECONDS}`;
  return [
    figure("backlogRate", "pipeline, mined to webhook answered, a backlog", "payments per s", {
      atLeast: PER_SECOND,
    }),
    figure("pacedRate", `pipeline, ${pace}, last webhook included`, "payments per s"),
    figure("confirmedToSettled", `confirmed to settled, p95, ${pace}`, "s", { atMost: 2 }),
    figure("confirmedToAnswered", `confirmed to webhook answered, p95, ${pace}`, "s", { atMost: 3 }),
  ];
};
