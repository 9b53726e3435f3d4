import { describe, expect, test } from "vitest";
import { DaricApiError, DaricConnectionError } from "./errors";
import { mayRetry, retryDelay } from "./retry";

const refusal = (status: number, code = "invalid_state") =>
  new DaricApiError(new Response(null, { status }), JSON.stringify({ code, detail: "No" }));

describe("what may be sent again", () => {
  test.each([
    ["a lost connection", new DaricConnectionError("gone"), true, false],
    ["429", refusal(429, "rate_limited"), true, true],
    ["409 in flight", refusal(409, "request_in_flight"), true, true],
    ["409 for good", refusal(409), false, false],
    ["500", refusal(500, "internal"), true, false],
    ["503", refusal(503, "unavailable"), true, false],
    ["400", refusal(400, "validation_failed"), false, false],
    ["a mistake of ours", new TypeError("id"), false, false],
  ])("%s", (_, error, repeatable, once) => {
    expect(mayRetry(error, true)).toBe(repeatable);
    expect(mayRetry(error, false)).toBe(once);
  });
});

describe("how long to wait", () => {
  const at = (retry: number, retryAfter: string | null, random = 1) =>
    retryDelay(retry, retryAfter, { now: Date.parse("2026-01-31T12:00:00Z"), random });

  test("grows, up to eight seconds, and is spread over all of it", () => {
    expect([0, 1, 2, 3, 4, 5].map((retry) => at(retry, null))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 8_000,
    ]);
    expect(at(3, null, 0.25)).toBe(1_000);
  });

  test("is never shorter than Retry-After, in seconds or as a date", () => {
    expect(at(0, "2", 0)).toBe(2_000);
    expect(at(0, "Sat, 31 Jan 2026 12:00:05 GMT", 0)).toBe(5_000);
    expect(at(0, "Sat, 31 Jan 2026 11:00:00 GMT")).toBe(500);
    expect(at(0, "soon")).toBe(500);
  });

  test("is not waited when the server wants more than a minute", () => {
    expect(at(0, "61")).toBeNull();
  });
});
