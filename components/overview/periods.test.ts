import { expect, it } from "vitest";
import { parsePeriod } from "./periods";

it.each([
  [{}, { days: 7 }],
  [{ days: "28" }, { days: 28 }],
  [{ days: "5" }, { days: 7 }],
  [{ from: "2026-01-01", to: "2026-01-31" }, { span: { from: "2026-01-01", to: "2026-01-31" } }],
  [{ from: "2026-01-01", to: "2026-01-01" }, { span: { from: "2026-01-01", to: "2026-01-01" } }],
  [{ from: "2026-02-01", to: "2026-01-31", days: "1" }, { days: 1 }],
  [{ from: "2020-01-01", to: "2026-01-31" }, { days: 7 }],
  [{ from: "2026-01-01" }, { days: 7 }],
  [{ from: "yesterday", to: "2026-01-31" }, { days: 7 }],
])("reads %o", (params, input) => {
  expect(parsePeriod(params).input).toEqual(input);
});
