import { expect, test } from "vitest";
import { LIMITS } from "@/server/config/limits";
import { Admission } from "@/server/rest/admission";

const { most, least, patienceSeconds } = LIMITS.inFlight;

/** A server that finishes `perSecond` in turn, asked `asked` times a second; returns the longest wait after ten seconds. */
function serve(admission: Admission, perSecond: number, asked: number, from: number, seconds: number) {
  const waiting: number[] = [];
  let [arrived, finished, refused, longest] = [0, 0, 0, 0];
  for (let millisecond = 0; millisecond < seconds * 1000; millisecond += 1) {
    const now = from + millisecond;
    for (; arrived < (asked * millisecond) / 1000; arrived += 1) {
      if (admission.enter(now)) waiting.push(now);
      else refused += 1;
    }
    for (; waiting.length > 0 && finished < (perSecond * millisecond) / 1000; finished += 1) {
      const wait = now - (waiting.shift() ?? now);
      if (millisecond > 10_000) longest = Math.max(longest, wait);
      admission.leave(now);
    }
    if (waiting.length === 0) finished = Math.max(finished, (perSecond * millisecond) / 1000);
  }
  while (waiting.shift() !== undefined) admission.leave(from + seconds * 1000);
  return { refused, longest, arrived };
}

test("a burst at a server that is not busy comes in", () => {
  const admission = new Admission(0);
  const admitted = Array.from({ length: 1_000 }, () => admission.enter(1)).filter(Boolean);
  expect(admitted).toHaveLength(1_000);
});

test.each([60, 300, 1_200])("asked twice what it can, %i a second, nobody waits long", (perSecond) => {
  const { refused, longest, arrived } = serve(new Admission(0), perSecond, perSecond * 2, 0, 30);
  const bound = Math.max(patienceSeconds, least / perSecond) * 1000;
  expect(longest).toBeLessThan(bound * 1.3);
  expect(refused / arrived).toBeGreaterThan(0.3);
  expect(refused / arrived).toBeLessThan(0.6);
});

test("asked less than it can, nobody is refused", () => {
  expect(serve(new Admission(0), 300, 270, 0, 30).refused).toBe(0);
});

test("after an overload it lets in as many as before within ten seconds", () => {
  const admission = new Admission(0);
  const before = admission.limit;
  serve(admission, 60, 600, 0, 20);
  expect(admission.limit).toBeLessThan(before / 4);
  serve(admission, 1_000, 20, 20_000, 10);
  expect(admission.limit).toBeGreaterThan(before * 0.7);
});

test("a process that finishes nothing lets in few, and never more than the most", () => {
  const admission = new Admission(0);
  for (let now = 0; now < 20_000; now += 10) admission.enter(now);
  expect(admission.limit).toBe(least);
  expect(new Admission(0).limit).toBeLessThanOrEqual(most);
});
