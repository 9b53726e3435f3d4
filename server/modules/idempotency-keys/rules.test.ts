import { expect, test } from "vitest";
import { ERRORS, type ErrorCode } from "@/server/core/errors";
import { fingerprintOf, idempotencyId, isKeptRefusal } from "@/server/modules/idempotency-keys/rules";

test("a fingerprint ignores the order of members and nothing else", () => {
  const body = { amount: "1", metadata: { a: "1", b: ["x", "y"] } };
  const fingerprint = fingerprintOf({ path: "/p", body });
  expect(fingerprintOf({ path: "/p", body: { metadata: { b: ["x", "y"], a: "1" }, amount: "1" } })).toBe(
    fingerprint,
  );
  for (const other of [
    { path: "/q", body },
    { path: "/p", body: { ...body, amount: "1.0" } },
    { path: "/p", body: { ...body, metadata: { a: "1", b: ["y", "x"] } } },
    { path: "/p", body: { ...body, extra: null } },
  ]) {
    expect(fingerprintOf(other)).not.toBe(fingerprint);
  }
});

test("parts of a key's scope cannot run into each other", () => {
  const use = { client: "a", method: "post", route: "/x", key: "b" };
  expect(idempotencyId({ ...use, client: "ab", key: "" })).not.toBe(
    idempotencyId({ ...use, client: "a", key: "b" }),
  );
  expect(idempotencyId(use)).toMatch(/^[0-9a-f]{64}$/);
});

test("what the caller can mend or just repeat is not kept", () => {
  const kept = (Object.keys(ERRORS) as ErrorCode[]).filter(isKeptRefusal);
  expect(kept).toEqual(
    expect.arrayContaining(["not_found", "invalid_state", "version_mismatch", "insufficient_funds"]),
  );
  for (const code of [
    "validation_failed",
    "unauthenticated",
    "forbidden",
    "conflict",
    "rate_limited",
    "request_in_flight",
    "internal",
    "unavailable",
  ] as const) {
    expect(kept).not.toContain(code);
  }
});
