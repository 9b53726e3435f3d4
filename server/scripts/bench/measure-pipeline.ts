import type { Figure } from "@/server/scripts/bench/figures";
import { type Bench, type Measurement, repeatRounds } from "@/server/scripts/bench/measurement";
import type { PipelineResult, RunPipelineInput } from "@/server/scripts/bench/tasks/run-pipeline";

const PER_SECOND = 150;
const BLOCK_SECONDS = 3;
const BACKLOG = 1500;
const BLOCKS = 3;

async function runRounds(bench: Bench): Promise<PipelineResult[]> {
  const { arena, receiverUrl, scale, report } = bench;
  const input: RunPipelineInput = {
    receiverUrl,
    backlog: BACKLOG * scale,
    perBlock: PER_SECOND * BLOCK_SECONDS,
    blocks: Math.ceil(BLOCKS * scale),
  };
  const results: PipelineResult[] = [];
  await repeatRounds(bench, async (round) => {
    const databaseUrl = await arena.createDatabase(`bench_pipeline_${round}`);
    const result = await arena.runTask<PipelineResult>("run-pipeline", { databaseUrl, input });
    const words = Object.entries(result).map(([name, value]) => `${name} ${Number(value).toFixed(2)}`);
    report(`  round ${round}: ${words.join(", ")}`);
    results.push(result);
  });
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
