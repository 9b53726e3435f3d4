import { createHash, createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { checkRequestSignature, signRequest } from "@/server/auth/request-signature";

const secret = `rsk_test_${"0".repeat(43)}`;
const now = new Date("2026-05-01T12:00:00Z");
const seconds = now.getTime() / 1000;
const request = {
  method: "POST",
  target: "/api/v1/invoices?a=1",
  idempotencyKey: '"order-1"',
  ifMatch: "",
  body: '{"amount":"5.00"}',
};
const header = signRequest(secret, request, seconds);

function check(given: Partial<typeof request>, sent = header, at = now) {
  return () => checkRequestSignature(sent, secret, { ...request, ...given }, at);
}

test("signs what the documentation says", () => {
  const digest = createHash("sha256").update(request.body).digest("hex");
  const text = `${seconds}\nPOST\n/api/v1/invoices?a=1\n"order-1"\n\n${digest}`;
  expect(header).toBe(`t=${seconds},v2=${createHmac("sha256", secret).update(text).digest("hex")}`);
  expect(check({})).not.toThrow();
});

test.each([
  [{ method: "PATCH" }],
  [{ target: "/api/v1/invoices?a=2" }],
  [{ target: "/api/v1/invoices" }],
  [{ idempotencyKey: "order-1" }],
  [{ idempotencyKey: "" }],
  [{ ifMatch: '"1"' }],
  [{ idempotencyKey: "", ifMatch: '"order-1"' }],
  [{ body: '{"amount":"5.01"}' }],
  [{ body: "" }],
])("does not cover %j", (changed) => {
  expect(check(changed)).toThrow("does not match");
});

test.each([
  "",
  "v2=",
  header.replace("v2", "v1"),
  header.toUpperCase(),
  `${header},v2=00`,
  header.slice(0, -1),
])("%j is no signature", (sent) => {
  expect(check({}, sent)).toThrow(expect.objectContaining({ code: "unauthenticated" }));
});

test("holds for five minutes before and after, and its time cannot be changed", () => {
  const at = (offset: number) => new Date(now.getTime() + offset * 1000);
  expect(check({}, header, at(300))).not.toThrow();
  expect(check({}, header, at(-300))).not.toThrow();
  expect(check({}, header, at(301))).toThrow("from ours");
  expect(check({}, header, at(-301))).toThrow("from ours");
  expect(check({}, header.replace(String(seconds), String(seconds + 300)), at(301))).toThrow(
    "does not match",
  );
  expect(check({}, signRequest("another", request, seconds))).toThrow("does not match");
});
