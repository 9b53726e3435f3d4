import { expect, it } from "vitest";
import { createBudget, nextTurn } from "@/server/integrations/tron/budget";

/** When `count` requests that ask at `now` may go. */
function turns(count: number, now: number, interval: number, free = Number.NEGATIVE_INFINITY): number[] {
  let next = free;
  return Array.from({ length: count }, () => {
    const turn = nextTurn(next, now, interval);
    next = turn + interval;
    return Math.max(turn, now);
  });
}

it("lets a second's worth go at once, and then one per interval", () => {
  expect(turns(7, 10_000, 250)).toEqual([10_000, 10_000, 10_000, 10_000, 10_250, 10_500, 10_750]);
});

it("spaces requests of less than one per second", () => {
  expect(turns(3, 10_000, 4_000)).toEqual([10_000, 14_000, 18_000]);
});

it("never saves up more than a second's worth", () => {
  expect(turns(5, 1_000_000, 500, 0)).toEqual([1_000_000, 1_000_000, 1_000_500, 1_001_000, 1_001_500]);
});

it("refuses rather than waits long, and without a number never waits", async () => {
  const budget = createBudget(0.1);
  await budget.take();
  await expect(budget.take()).rejects.toMatchObject({ details: { reason: "rate_limited" } });
  const free = createBudget(undefined);
  for (let count = 0; count < 1_000; count += 1) await free.take();
});
