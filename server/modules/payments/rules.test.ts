import { expect, it } from "vitest";
import { addSeconds, instant } from "@/server/core/clock";
import { canNeverReturn, statusAtConfirmations } from "@/server/modules/payments/rules";

const blockTime = instant("2026-01-01T00:00:00Z");

it.each([
  [0, false],
  [24 * 3600, false],
  [24 * 3600 + 3, true],
])("a transaction that was in a block %s s ago can never return: %s", (seconds, never) => {
  expect(canNeverReturn(blockTime, addSeconds(blockTime, seconds))).toBe(never);
});

it.each([
  [0, 1, "detected"],
  [1, 1, "confirmed"],
  [11, 12, "confirming"],
  [12, 12, "confirmed"],
])("%s of %s confirmations are %s", (confirmations, required, status) => {
  expect(statusAtConfirmations(confirmations, required)).toBe(status);
});
