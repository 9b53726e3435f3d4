import { expect, test } from "vitest";
import { parseRequestLogFilters, requestLogHref, toRequestLogInput } from "@/components/request-logs/filters";

test("the address is read, and what is not understood is left out", () => {
  expect(
    parseRequestLogFilters({ status: "4xx", method: "PURGE", from: "2026-02-30x", to: "2026-01-31" }),
  ).toEqual({ status: "4xx", to: "2026-01-31", place: { trail: [] } });
});

test.each([
  ["req_01jd3k7v5q8x2m4n6p9r0s1t2v", { request_id: "req_01jd3k7v5q8x2m4n6p9r0s1t2v" }],
  ["key_01jd3k7v5q8x2m4n6p9r0s1t2v", { client_id: "key_01jd3k7v5q8x2m4n6p9r0s1t2v" }],
  ["request:my-own-id", { request_id: "my-own-id" }],
  ["key:order-7", { idempotency_key: "order-7" }],
  ["/invoices", { path: "/invoices" }],
  ["inv_01jd", { path: "inv_01jd" }],
])("%s is looked for as %j", (query, expected) => {
  expect(toRequestLogInput({ query, place: { trail: [] } })).toMatchObject(expected);
});

test("days include both ends, and a change of filters starts at the first page", () => {
  const filters = { from: "2026-01-01", to: "2026-01-31", place: { cursor: "abc", trail: ["first"] } };
  expect(toRequestLogInput(filters)).toMatchObject({
    created_after: "2026-01-01T00:00:00.000Z",
    created_before: "2026-02-01T00:00:00.000Z",
    cursor: "abc",
  });
  expect(requestLogHref(filters, { status: "5xx" })).toBe(
    "/developers/request-log?from=2026-01-01&to=2026-01-31&status=5xx",
  );
});
