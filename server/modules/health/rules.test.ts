import { expect, test } from "vitest";
import { missingMigrations, readinessOf } from "@/server/modules/health/rules";

const ok = { name: "a", status: "ok" } as const;
const degraded = { name: "b", status: "degraded" } as const;
const failing = { name: "c", status: "failing" } as const;

test.each([
  [[], "ready"],
  [[ok], "ready"],
  [[ok, degraded], "degraded"],
  [[degraded, failing, ok], "not_ready"],
])("%j is %s", (checks, status) => {
  expect(readinessOf(checks)).toEqual({ status, checks });
});

test("migrations that the database lacks are named in order; what it has beyond them is its own affair", () => {
  expect(missingMigrations(["3_c", "1_a", "2_b"], ["1_a", "0_z"])).toEqual(["2_b", "3_c"]);
});
