import { expect, it } from "vitest";
import { instant } from "@/server/core/clock";
import { createStaticRates } from "@/server/integrations/static-rates/static-rates";

const at = instant("2026-01-01T00:00:00Z");
const rates = createStaticRates({ EUR: "1.0832", JPY: "0.0065" }, at);

it("gives the table's rates as exact fractions", async () => {
  expect(await rates.rateOf("EUR")).toEqual({
    base: "EUR",
    numerator: 10_832n,
    denominator: 10_000n,
    source: "static",
    observedAt: at,
  });
  expect(await rates.rateOf("JPY")).toMatchObject({ numerator: 65n, denominator: 10_000n });
});

it("has none for the others", async () => {
  expect(await rates.rateOf("TON")).toBeNull();
});
