import { expect, test } from "vitest";
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
