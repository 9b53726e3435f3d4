import { expect, it } from "vitest";
import { fixedClock, wallNow } from "@/server/core/clock";
import { getModeClock } from "@/server/modules/test-clock/get-mode-clock";
import { rememberAhead } from "@/server/modules/test-clock/internal";

const REAL = "2026-01-01T00:00:00.000Z";

it("is ahead of real time in test mode, once however often it is asked for, and never in live mode", () => {
  const wall = fixedClock(REAL);
  rememberAhead(3600);
  const test = getModeClock("test", wall);
  expect(test.now().toISOString()).toBe("2026-01-01T01:00:00.000Z");
  expect(getModeClock("test", test).now()).toEqual(test.now());
  expect(getModeClock("live", test).now().toISOString()).toBe(REAL);
  expect(wallNow(test).toISOString()).toBe(REAL);
});
