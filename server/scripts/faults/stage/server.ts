import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Installation } from "@/server/scripts/faults/stage/installation";
import type { LaunchStack } from "@/server/scripts/launch/stack";
import { lastLines, logPath } from "@/server/scripts/launch/steps";
import { repositoryRoot } from "@/server/scripts/settings";

const PROGRAM = "server/http/main.ts";
const READY_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 15_000;

/** The product's server process, which a fault may kill. It ends by itself when we are gone. */
export class ServerUnderFault {
  #child: ChildProcess | undefined;
  #exited: Promise<NodeJS.Signals | null> = Promise.resolve(null);
  #expectsExit = false;
  /** How often it ended although nobody asked it to. */
  unexpectedExits = 0;

  constructor(
    private readonly installation: Installation,
    private readonly groups: number[],
  ) {}

  /** Spawns it in a process group of its own; it is not yet ready. Another program stands in for one that kills itself. */
  async spawn({ program = PROGRAM, args = [] as readonly string[] } = {}): Promise<void> {
    const { home, env } = this.installation;
    const path = logPath(home, "server");
    await mkdir(dirname(path), { recursive: true });
    const log = openSync(path, "a", 0o600);
    const child = spawn(process.execPath, ["--import", "tsx", program, ...args], {
      cwd: repositoryRoot,
      env,
      detached: true,
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    this.#expectsExit = false;
    this.#child = child;
    if (child.pid !== undefined) this.groups.push(child.pid);
    this.#exited = new Promise((resolve) => {
      child.once("exit", (code, signal) => {
        const killedItself = program !== PROGRAM && signal === "SIGKILL";
        if (!this.#expectsExit && !killedItself) {
          this.unexpectedExits += 1;
          console.error(`The server ended by itself: ${signal ?? `code ${code}`}`);
        }
        resolve(signal);
      });
    });
  }

  /** Resolves once it answers; throws the end of its log when it does not in time. */
  async ready(): Promise<void> {
    const deadline = performance.now() + READY_MILLISECONDS;
    while (performance.now() < deadline && this.#child?.exitCode === null) {
      const answer = await fetch(`${this.installation.baseUrl}/api/health/ready`, {
        signal: AbortSignal.timeout(2_000),
      }).catch(() => undefined);
      if (answer?.ok) return;
      await delay(25);
    }
    throw new Error(`The server is not ready:\n${await lastLines(this.installation.home, "server")}`);
  }

  /** SIGKILL: the process has no chance to do anything more. */
  async kill(): Promise<void> {
    this.#expectsExit = true;
    this.#child?.kill("SIGKILL");
    await this.#exited;
  }

  /** Whether it kills itself within that time. */
  async dies(withinMilliseconds: number): Promise<boolean> {
    const late = delay(withinMilliseconds, "late" as const, { ref: false });
    return (await Promise.race([this.#exited, late])) === "SIGKILL";
  }

  /** In good order, as on Ctrl-C. */
  async stop(): Promise<void> {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#expectsExit = true;
    this.#child.kill("SIGTERM");
    const late = delay(STOP_MILLISECONDS, "late" as const, { ref: false });
    if ((await Promise.race([this.#exited, late])) === "late") await this.kill();
  }
}

/** The server of an installation, stopped with the stack. Each of its lives adds its process group to `groups`. */
export async function prepareServer(
  installation: Installation,
  stack: LaunchStack,
  groups: number[],
): Promise<ServerUnderFault> {
  const server = new ServerUnderFault(installation, groups);
  await stack.add("the server", () => server.stop());
  return server;
}
