import { expect, test, vi } from "vitest";
import { Batcher } from "@/server/db/batcher";

test("what comes in during a flush shares the next one, up to the size", async () => {
  const flushes: number[][] = [];
  const gate = Promise.withResolvers<void>();
  const batcher = new Batcher<number, number>(
    async (items) => {
      flushes.push(items);
      if (flushes.length === 1) await gate.promise;
      return items.map((item) => item * 10);
    },
    { size: 3 },
  );
  const first = batcher.add(1);
  await new Promise((resolve) => setImmediate(resolve));
  const rest = [2, 3, 4, 5].map((item) => batcher.add(item));
  gate.resolve();
  expect(await Promise.all([first, ...rest])).toEqual([10, 20, 30, 40, 50]);
  expect(flushes).toEqual([[1], [2, 3, 4], [5]]);
});

test("an item whose data is at fault fails alone", async () => {
  const batcher = new Batcher<number, number>(
    (items) => (items.includes(13) ? Promise.reject(new Error("bad item")) : Promise.resolve(items)),
    { size: 10, splits: (error) => error instanceof Error && error.message === "bad item" },
  );
  const results = await Promise.allSettled([1, 13, 2].map((item) => batcher.add(item)));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("what comes soon after a flush can be made to wait for more", async () => {
  const flushes: number[][] = [];
  const batcher = new Batcher<number, number>(
    async (items) => {
      flushes.push(items);
      return items;
    },
    { size: 2, gatherMilliseconds: 20 },
  );
  await batcher.add(1);
  const second = batcher.add(2);
  // Long after a flush of its own would have begun.
  await new Promise((resolve) => setTimeout(resolve, 2));
  await Promise.all([second, batcher.add(3)]);
  expect(flushes).toEqual([[1], [2, 3]]);
});

test("a second flush begins beside the first once so many wait, and no third", async () => {
  const flushes: number[][] = [];
  const gates = Array.from({ length: 4 }, () => Promise.withResolvers<void>());
  const batcher = new Batcher<number, number>(
    async (items) => {
      const gate = gates[flushes.push(items) - 1];
      await gate?.promise;
      return items;
    },
    { size: 10, beside: 2 },
  );
  const tick = () => new Promise((resolve) => setImmediate(resolve));
  const added = [batcher.add(1)];
  await tick();
  added.push(batcher.add(2));
  await tick();
  expect(flushes).toEqual([[1]]);
  added.push(batcher.add(3));
  await tick();
  expect(flushes).toEqual([[1], [2, 3]]);
  added.push(batcher.add(4), batcher.add(5), batcher.add(6));
  await tick();
  expect(flushes).toHaveLength(2);
  // Whichever ends first goes on, and one that waits alone waits for the last.
  gates[1]?.resolve();
  await vi.waitFor(() => expect(flushes).toEqual([[1], [2, 3], [4, 5, 6]]));
  added.push(batcher.add(7));
  gates[2]?.resolve();
  await tick();
  expect(flushes).toHaveLength(3);
  gates[0]?.resolve();
  gates[3]?.resolve();
  expect(await Promise.all(added)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(flushes.at(-1)).toEqual([7]);
  expect(batcher.pending).toBe(false);
});
