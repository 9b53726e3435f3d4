import { setTimeout as delay } from "node:timers/promises";
import type { GuardedProcess } from "@/server/scripts/child-process";
import { MachineProblem } from "@/server/scripts/launch/checks";
import type { LaunchStack } from "@/server/scripts/launch/stack";
import { lastLines, logPath, startNode } from "@/server/scripts/launch/steps";

interface ServerOptions {
  readonly home: string;
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  readonly stack: LaunchStack;
  readonly report: (line: string) => void;
}

const READY_TIMEOUT_MILLISECONDS = 60_000;
const FIRST_RETRY_MILLISECONDS = 500;
const LONGEST_RETRY_MILLISECONDS = 30_000;
/** A server that lived this long was healthy: its next death starts the back-off anew. */
const HEALTHY_MILLISECONDS = 60_000;

/**
 * Starts the server process, resolves when it answers, and from then on starts it again, with growing pauses, whenever
 * it dies. A server that never becomes ready is an error that shows the end of its log.
 */
export async function superviseServer(options: ServerOptions): Promise<void> {
  const server = await launchServer(options);
  await waitUntilReady(server, options);
  void keepRunning(server, options);
}

async function keepRunning(first: GuardedProcess, options: ServerOptions): Promise<void> {
  let server = first;
  let pause = FIRST_RETRY_MILLISECONDS;
  for (;;) {
    const startedAt = performance.now();
    const code = await server.exited;
    if (options.stack.isStopping) return;
    if (performance.now() - startedAt > HEALTHY_MILLISECONDS) pause = FIRST_RETRY_MILLISECONDS;
    options.report(
      `The server ended with code ${code} (see ${logPath(options.home, "server")}); starting it again.`,
    );
    await delay(pause);
    pause = Math.min(pause * 2, LONGEST_RETRY_MILLISECONDS);
    if (options.stack.isStopping) return;
    server = await launchServer(options);
  }
}

function launchServer({ home, env, stack }: ServerOptions): Promise<GuardedProcess> {
  return startNode({ name: "server", args: ["--import", "tsx", "server/http/main.ts"], env, home, stack });
}

async function waitUntilReady(server: GuardedProcess, { home, port }: ServerOptions): Promise<void> {
  const deadline = performance.now() + READY_TIMEOUT_MILLISECONDS;
  while (!server.hasExited() && performance.now() < deadline) {
    if (await isReady(port)) return;
    await delay(50);
  }
  await server.stop();
  throw new MachineProblem(
    `The server did not become ready. The end of ${logPath(home, "server")}:\n\n${await lastLines(home, "server")}`,
  );
}

async function isReady(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`, {
      signal: AbortSignal.timeout(2_000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
