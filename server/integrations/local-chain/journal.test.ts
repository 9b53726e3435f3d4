import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { ChainRecord } from "@/server/integrations/local-chain/chain-record";
import { commit, openJournal } from "@/server/integrations/local-chain/journal";

const record = (txId: string): ChainRecord => ({ kind: "transaction", txId, raw: "0x0aab" });

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "daric-journal-"));
  path = join(folder, "journal.ndjson");
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function read(): Promise<ChainRecord[]> {
  const records: ChainRecord[] = [];
  const journal = await openJournal(path, (item) => records.push(item));
  await journal.close();
  return records;
}

async function write(...records: ChainRecord[]): Promise<void> {
  const journal = await openJournal(path, () => undefined);
  for (const item of records) await journal.append(item);
  await journal.close();
}

it("gives back what was appended, in order, over several sessions", async () => {
  await write(record("a"), record("b"));
  await write(record("c"));
  expect(await read()).toEqual([record("a"), record("b"), record("c")]);
});

it.each(['{"kind":"transa', '{"kind":"transaction","txId":"x","raw":"0xab"}'])(
  "forgets a last line that was cut off: %s",
  async (rest) => {
    await write(record("a"));
    await appendFile(path, rest);
    expect(await read()).toEqual([record("a")]);
    await write(record("b"));
    expect(await read()).toEqual([record("a"), record("b")]);
  },
);

it("refuses to go on after damage in the middle, and does not touch it", async () => {
  await write(record("a"), record("b"));
  const damaged = `oops\n${await readFile(path, "utf8")}`;
  await writeFile(path, damaged);
  await expect(read()).rejects.toThrow("is damaged");
  expect(await readFile(path, "utf8")).toBe(damaged);
});

it("can be emptied", async () => {
  const journal = await openJournal(path, () => undefined);
  await journal.append(record("a"));
  await journal.clear();
  await journal.append(record("b"));
  await journal.close();
  expect(await read()).toEqual([record("b")]);
});

it("shows a record only once it is on disk", async () => {
  const shown: ChainRecord[] = [];
  const state = { apply: (item: ChainRecord) => shown.push(item) };
  const disk = Promise.withResolvers<void>();
  const committed = commit({ append: () => disk.promise }, state, record("a"));
  await Promise.resolve();
  expect(shown).toEqual([]);
  disk.resolve();
  await committed;
  expect(shown).toEqual([record("a")]);
});

it("never shows a record that the disk refused", async () => {
  const shown: ChainRecord[] = [];
  const full = { append: () => Promise.reject(new Error("no space left")) };
  await expect(commit(full, { apply: (item) => shown.push(item) }, record("a"))).rejects.toThrow(
    "no space left",
  );
  expect(shown).toEqual([]);
});
