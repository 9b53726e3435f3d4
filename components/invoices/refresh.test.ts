import { expect, it } from "vitest";
import { refreshInterval } from "./refresh";

const payment = { final: true, status: "confirmed" };
const settlement = { available_at: "2026-01-01T00:00:00.000Z" };

it.each([
  ["a pending invoice", { status: "pending" }, 2_000],
  ["a confirming invoice", { status: "confirming" }, 2_000],
  [
    "a paid invoice whose payment is not final",
    { status: "paid", payments: [{ ...payment, final: false }], settlement },
    2_000,
  ],
  [
    "a paid invoice whose net is not available",
    { status: "paid", payments: [payment], settlement: null },
    2_000,
  ],
  ["a paid and final invoice", { status: "paid", payments: [payment], settlement }, false],
  ["an expired invoice, for late money", { status: "expired" }, 15_000],
  ["a cancelled invoice", { status: "cancelled" }, false],
])("asks again for %s", (_name, invoice, interval) => {
  expect(refreshInterval(invoice as Parameters<typeof refreshInterval>[0])).toBe(interval);
});
