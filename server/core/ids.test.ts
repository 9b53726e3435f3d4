import { expect, it } from "vitest";
import { fixedClock } from "@/server/core/clock";
import { idSpan, isId, newId } from "@/server/core/ids";

it("makes prefixed ids of 26 characters that sort by time", () => {
  const clock = fixedClock("2026-01-01T00:00:00.000Z");
  const earlier = newId("invoice", clock);
  clock.advance(1);
  const later = newId("invoice", clock);
  expect(earlier).toMatch(/^inv_[0-9a-hjkmnp-tv-z]{26}$/);
  expect(earlier < later).toBe(true);
});

it("is a UUIDv7: version 7, variant 2, time in front", () => {
  const body = newId("event", fixedClock("2026-01-01T00:00:00.000Z")).slice(4);
  const value = Array.from(body).reduce(
    (sum, char) => sum * 32n + BigInt("0123456789abcdefghjkmnpqrstvwxyz".indexOf(char)),
    0n,
  );
  expect(value >> 80n).toBe(1_767_225_600_000n);
  expect((value >> 76n) & 15n).toBe(7n);
  expect((value >> 62n) & 3n).toBe(2n);
});

it("does not repeat itself within a millisecond", () => {
  const clock = fixedClock("2026-01-01T00:00:00.000Z");
  expect(new Set(Array.from({ length: 10_000 }, () => newId("payment", clock))).size).toBe(10_000);
});

it("tells its own shape from others", () => {
  const id = newId("invoice");
  expect(isId("invoice", id)).toBe(true);
  expect(isId("payment", id)).toBe(false);
  expect(isId("invoice", id.toUpperCase())).toBe(false);
  expect(isId("invoice", `${id}0`)).toBe(false);
  expect(isId("invoice", "inv_' OR 1=1")).toBe(false);
});

it("spans the ids that begin alike, from eight characters on", () => {
  const id = newId("invoice", fixedClock("2026-01-01T00:00:00.000Z"));
  expect(idSpan("invoice", id)).toEqual({ first: id, last: id });
  const span = idSpan("invoice", id.slice(0, 12).toUpperCase());
  expect(span).toEqual({
    first: `${id.slice(0, 12)}${"0".repeat(18)}`,
    last: `${id.slice(0, 12)}${"z".repeat(18)}`,
  });
  for (const text of [
    id.slice(0, 11),
    `${id}0`,
    id.replace("inv", "pay"),
    "inv_",
    "inv_8zzzzzzz",
    "inv_0000000u",
  ])
    expect(idSpan("invoice", text)).toBeNull();
});
