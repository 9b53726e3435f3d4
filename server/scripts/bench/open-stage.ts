import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Bench } from "@/server/scripts/bench/measurement";
import { type Installation, openInstallation } from "@/server/scripts/faults/stage/installation";
import { ServerUnderFault } from "@/server/scripts/faults/stage/server";
import { LaunchStack } from "@/server/scripts/launch/stack";
import { lastLines, startNode } from "@/server/scripts/launch/steps";
import { findFreePort } from "@/server/scripts/ports";
import { repositoryRoot } from "@/server/scripts/settings";

const EMPTY_APP = "server/scripts/bench/empty-app";
const NEXT = "node_modules/next/dist/bin/next";
const UNLIMITED = {
  RATE_LIMIT_ADDRESS_PER_MINUTE: "0",
  RATE_LIMIT_CHECKOUT_PER_MINUTE: "0",
  LOG_LEVEL: "warn",
};

interface Stage {
  readonly installation: Installation;
  /** Of Next alone: a route handler at `/empty`, a page at `/`. */
  readonly emptyUrl: string;
}

/** The production server, and beside it a Next application that has an empty route and an empty page. */
export async function openStage(bench: Bench): Promise<Stage & { close: () => Promise<void> }> {
  const stack = new LaunchStack();
  const close = () => stack.stop(bench.report);
  await bench.stack.add("the servers of a measurement", close);
  const opened = await openInstallation(stack);
  const installation = { ...opened, env: { ...opened.env, ...UNLIMITED } };
  const server = new ServerUnderFault(installation, []);
  await stack.add("the server", () => server.stop());
  await server.spawn();
  await server.ready();
  return { installation, emptyUrl: await startEmptyApp(installation, stack), close };
}

async function startEmptyApp({ home, env }: Installation, stack: LaunchStack): Promise<string> {
  await stack.add("the build of the empty application", () =>
    rm(join(repositoryRoot, EMPTY_APP, ".next"), { recursive: true, force: true }),
  );
  const build = await startNode({ name: "empty-build", args: [NEXT, "build", EMPTY_APP], env, home, stack });
  if ((await build.exited) !== 0) throw new Error(await lastLines(home, "empty-build"));
  const port = await findFreePort();
  await startNode({
    name: "empty",
    args: [NEXT, "start", EMPTY_APP, "--port", String(port), "--hostname", "127.0.0.1"],
    env,
    home,
    stack,
  });
  const url = `http://127.0.0.1:${port}`;
  for (let look = 0; look < 300; look += 1) {
    const answer = await fetch(`${url}/empty`).catch(() => undefined);
    if (answer?.ok) return url;
    await delay(100);
  }
  throw new Error(`The empty application does not answer:\n${await lastLines(home, "empty")}`);
}
