import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";

const execute = promisify(execFile);

/** The outcome of a run of these test files. */
async function outcomeOf(files: Readonly<Record<string, string>>): Promise<unknown> {
  const root = await mkdtemp(join(tmpdir(), "daric-outcome-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
  const outcomeFile = join(root, "outcome.json");
  const vitest = join(process.cwd(), "node_modules/vitest/vitest.mjs");
  const reporter = join(import.meta.dirname, "outcome-reporter.ts");
  const args = ["run", "--root", root, "--globals", "--reporter", reporter, "--outputFile", outcomeFile];
  await execute(process.execPath, [vitest, ...args], { cwd: root }).catch(
    () => "it ends with 1 when something failed",
  );
  return JSON.parse(await readFile(outcomeFile, "utf8")) as unknown;
}

it("counts tests, and names what failed and why", async () => {
  const outcome = await outcomeOf({
    "a.test.js": `
      it("passes", () => {});
      it.skip("waits", () => {});
      describe("a group", () => it("fails", () => { throw new Error("no\\nat all"); }));`,
    "b.test.js": `throw new Error("never began");`,
  });
  expect(outcome).toEqual({
    passed: 1,
    failed: 2,
    skipped: 1,
    failures: ["b.test.js: never began", "a.test.js › a group > fails: no"],
  });
});

it("a hook that fails is a failure, of the group as of the file", async () => {
  const outcome = await outcomeOf({
    "a.test.js": `
      describe("a group", () => {
        beforeAll(() => { throw new Error("no before"); });
        it("is not begun", () => {});
      });
      describe("another", () => {
        afterAll(() => { throw new Error("no after"); });
        it("passes", () => {});
      });`,
    "b.test.js": `
      afterAll(() => { throw new Error("no end"); });
      it("passes", () => {});`,
  });
  expect(outcome).toEqual({
    passed: 2,
    failed: 3,
    skipped: 1,
    failures: [
      "b.test.js: no end",
      "a.test.js › a group, around its tests: no before",
      "a.test.js › another, around its tests: no after",
    ],
  });
});

it("what is thrown need not be an error", async () => {
  const outcome = await outcomeOf({
    "a.test.js": `
      it("throws a number", () => { throw 5; });
      it("throws an object", () => { throw { left: 1 }; });
      it("throws nothing", () => { throw undefined; });`,
  });
  expect(outcome).toMatchObject({ passed: 0, failed: 3, skipped: 0 });
});

it("an error that no test was told of is a failure", async () => {
  const outcome = await outcomeOf({
    "a.test.js": `it("passes", async () => {
      void Promise.reject(new Error("nobody waited"));
      await new Promise((resolve) => setTimeout(resolve, 50));
    });`,
  });
  expect(outcome).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
    failures: ["a.test.js, during or after passes: nobody waited"],
  });
});
