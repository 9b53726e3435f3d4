import { writeFile } from "node:fs/promises";
import { invariant } from "@/server/core/invariant";
import { disconnectDatabase } from "@/server/db/client";
import { catchUpTask } from "@/server/scripts/bench/tasks/catch-up";
import { deliverWebhooksTask } from "@/server/scripts/bench/tasks/deliver-webhooks";
import { postTransfersTask } from "@/server/scripts/bench/tasks/post-transfers";
import { readDashboardTask } from "@/server/scripts/bench/tasks/read-dashboard";
import { relayOutboxTask } from "@/server/scripts/bench/tasks/relay-outbox";
import { runPipelineTask } from "@/server/scripts/bench/tasks/run-pipeline";
import { seedDashboardTask } from "@/server/scripts/bench/tasks/seed-dashboard";
import { seedWatchedTask, watchChainTask } from "@/server/scripts/bench/tasks/watch-chain";

const TASKS = {
  "catch-up": catchUpTask,
  "deliver-webhooks": deliverWebhooksTask,
  "post-transfers": postTransfersTask,
  "read-dashboard": readDashboardTask,
  "relay-outbox": relayOutboxTask,
  "run-pipeline": runPipelineTask,
  "seed-dashboard": seedDashboardTask,
  "seed-watched": seedWatchedTask,
  "watch-chain": watchChainTask,
} as const;

/** Work that a process of its own does under the product's settings. */
export type TaskName = keyof typeof TASKS;

if (import.meta.main) {
  const [name, input, answer] = process.argv.slice(2);
  invariant(
    name && name in TASKS && input && answer,
    "usage: run-task.ts <task> <input as JSON> <file for the answer>",
  );
  const run = TASKS[name as TaskName] as (input: unknown) => Promise<unknown>;
  await writeFile(answer, JSON.stringify((await run(JSON.parse(input))) ?? null));
  await disconnectDatabase();
}
