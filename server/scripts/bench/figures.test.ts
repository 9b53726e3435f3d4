import { expect, test } from "vitest";
import { judge, median, percentile, renderTable } from "@/server/scripts/bench/figures";

test("medians and percentiles lie between neighbours", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(percentile([0, 10], 0.95)).toBeCloseTo(9.5);
});

test("a ratio is taken round by round, so that a machine that changes its speed does not change it", () => {
  const figure = { id: "P1", what: "a", unit: "per s", values: [100, 50, 10] };
  const judged = judge({
    ...figure,
    baseline: { what: "b", values: [50, 25, 5] },
    target: { atLeast: 2 },
  });
  expect(judged).toMatchObject({ ratio: 2, met: true, median: 50, lowest: 10, highest: 100 });
});

test("without a baseline the value itself is judged", () => {
  const figure = { id: "P7", what: "p95", unit: "s", values: [2.5, 1, 3], target: { atMost: 2 } };
  expect(judge(figure).met).toBe(false);
  expect(renderTable([judge(figure)])).toMatch(/P7 +p95 +s +2\.50 +1\.00 – 3\.00 +≤ 2\.00 +NO$/);
});
