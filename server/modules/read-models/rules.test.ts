import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bucketOf, medianSeconds, secondsOf } from "@/server/modules/read-models/rules";

describe("medianSeconds", () => {
  test("is null of nothing, and of what was taken back", () => {
    expect(medianSeconds([])).toBeNull();
    expect(medianSeconds([{ bucket: 4, invoices: 0 }])).toBeNull();
  });

  test("is within 5 % of the exact median", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 8_000_000 }), { minLength: 1 }), (seconds) => {
        const sorted = seconds.toSorted((a, b) => a - b);
        const exact = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
        const counts = seconds.map((each) => ({ bucket: bucketOf(each), invoices: 1 }));
        const median = medianSeconds(counts) ?? 0;
        expect(median / exact).toBeGreaterThan(0.95);
        expect(median / exact).toBeLessThan(1.05);
      }),
      { seed: 20261126 },
    );
  });

  test("the buckets hold all that an invoice can take", () => {
    expect(secondsOf(bucketOf(0))).toBe(1);
    expect(bucketOf(90 * 24 * 3600)).toBeLessThan(200);
  });
});
