import { spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { type GuardedProcess, spawnGuarded } from "@/server/scripts/child-process";
import { readSettings, repositoryRoot } from "@/server/scripts/settings";

const directory = mkdtempSync(join(tmpdir(), "daric-guard-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** A shell that runs until its stop signal comes, and then says so. */
const PATIENT = (file: string): string =>
  `trap 'echo stopped >> ${file}; exit 7' TERM; echo $$ > ${file}; while :; do sleep 0.05; done`;

function start(script: string, graceMilliseconds = 5_000): GuardedProcess {
  return spawnGuarded({
    name: "patient",
    command: "/bin/sh",
    args: ["-c", script],
    env: readSettings().inherited,
    stopSignal: "TERM",
    graceMilliseconds,
    output: openSync(join(directory, "output"), "a"),
  });
}

async function until(isTrue: () => boolean): Promise<void> {
  const deadline = performance.now() + 5_000;
  while (!isTrue()) {
    if (performance.now() > deadline) throw new Error("It did not come true within 5 s");
    await delay(20);
  }
}

function contents(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

test("a child is asked to stop and its exit code is kept", async () => {
  const file = join(directory, "asked");
  const child = start(PATIENT(file));
  await until(() => contents(file) !== "");
  await child.stop();
  expect(await child.exited).toBe(7);
  expect(contents(file)).toContain("stopped");
  expect(child.hasExited()).toBe(true);
});

test("a child that ends by itself is noticed, and stopping it then is no error", async () => {
  const child = start("exit 3");
  expect(await child.exited).toBe(3);
  await child.stop();
});

test("a child that does not listen is killed after its grace", async () => {
  const file = join(directory, "deaf");
  const child = start(`trap '' TERM; echo $$ > ${file}; while :; do sleep 0.05; done`, 200);
  await until(() => contents(file) !== "");
  await child.stop();
  expect(await child.exited).toBeGreaterThan(128);
});

test("a child stops in good order when the process that started it is killed outright", async () => {
  const file = join(directory, "orphan");
  const program = join(directory, "parent.ts");
  const guard = JSON.stringify(join(repositoryRoot, "server/scripts/child-process.ts"));
  writeFileSync(
    program,
    `import { spawnGuarded } from ${guard};
     spawnGuarded({ name: "p", command: "/bin/sh", args: ["-c", ${JSON.stringify(PATIENT(file))}], env: process.env,
       stopSignal: "TERM", graceMilliseconds: 1000, output: "inherit" });
     setInterval(() => undefined, 1000);`,
  );
  const parent = spawn(process.execPath, ["--import", "tsx", program], {
    cwd: repositoryRoot,
    stdio: "ignore",
  });
  await until(() => contents(file) !== "");
  parent.kill("SIGKILL");
  await until(() => contents(file).includes("stopped"));
  expect(contents(file)).toContain("stopped");
});
