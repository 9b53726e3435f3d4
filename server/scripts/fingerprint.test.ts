import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprintFiles } from "@/server/scripts/fingerprint";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "daric-fingerprint-"));
  mkdirSync(join(root, "app/deep"), { recursive: true });
  writeFileSync(join(root, "app/deep/page.tsx"), "one");
  writeFileSync(join(root, "settings.json"), "{}");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const fingerprint = () =>
  fingerprintFiles(root, ["app", "settings.json", "absent"], { ignore: ["generated"] });

test("the same files give the same fingerprint", async () => {
  expect(await fingerprint()).toBe(await fingerprint());
});

test.each([
  ["a changed file", () => writeFileSync(join(root, "app/deep/page.tsx"), "two")],
  ["a new file", () => writeFileSync(join(root, "app/new.tsx"), "")],
  ["a renamed file", () => renameSync(join(root, "app/deep/page.tsx"), join(root, "app/deep/other.tsx"))],
  ["a deleted file", () => rmSync(join(root, "settings.json"))],
])("%s gives another one", async (_, change) => {
  const before = await fingerprint();
  change();
  expect(await fingerprint()).not.toBe(before);
});

test("what is ignored does not count", async () => {
  const before = await fingerprint();
  mkdirSync(join(root, "app/generated"));
  writeFileSync(join(root, "app/generated/client.ts"), "");
  expect(await fingerprint()).toBe(before);
});
