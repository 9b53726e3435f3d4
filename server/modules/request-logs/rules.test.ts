import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REDACTED, SECRET_PREFIXES } from "@/server/core/secret-text";
import { cut, redactBody, redactPath } from "@/server/modules/request-logs/rules";

const SECRET = "hunter2-hunter2";

describe("redactBody", () => {
  test.each([
    ["password", { password: SECRET }],
    ["client secret", { client_secret: SECRET, grant_type: "client_credentials" }],
    ["access and refresh token", { access_token: SECRET, refresh_token: SECRET, token_type: "Bearer" }],
    ["authorization in metadata", { metadata: { Authorization: `Bearer ${SECRET}` } }],
    ["a whole object below a secret's name", { secret: { value: SECRET, deep: [SECRET] } }],
    ["deep in a list", { data: [{ a: [{ signing_secret: SECRET }] }] }],
    ["a number", { otp: 123456, pin: 1234 }],
    ["a name with capitals", { "X-Api-Key": SECRET, apiKey: SECRET, privateKey: SECRET }],
  ])("leaves out a %s", (_, body) => {
    const stored = redactBody(JSON.stringify(body), 8_000);
    expect(stored).not.toMatch(/hunter2|123456|1234/);
    expect(stored).toContain(REDACTED);
  });

  test.each([
    `sk_live_${"a".repeat(43)}`,
    `sk_test_${"Z".repeat(43)}`,
    ...Object.values(SECRET_PREFIXES).map((prefix) => `${prefix}_live_${"b".repeat(43)}`),
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_def",
    "Bearer abc.def-123",
    "Basic dXNlcjpwYXNzd29yZA==",
  ])("leaves out %s wherever it stands", (secret) => {
    for (const body of [
      JSON.stringify({ memo: `see ${secret}!` }),
      JSON.stringify([secret]),
      `memo=${secret}`,
    ])
      expect(redactBody(body, 8_000)).not.toContain(secret.split(" ").at(-1));
  });

  test("leaves out what the address of a webhook endpoint carries, by whatever name", () => {
    for (const query of ["?k=hunter2", "?hunter2", "?a=1\nhunter2"]) {
      const body = { data: [{ url: `https://shop.example/hook${query}`, events: ["*"] }] };
      const shown = { data: [{ url: `https://shop.example/hook?${REDACTED}`, events: ["*"] }] };
      expect(JSON.parse(redactBody(JSON.stringify(body), 8_000))).toEqual(shown);
    }
  });

  test("a form", () => {
    expect(redactBody(`grant_type=client_credentials&client_secret=${SECRET}&a=b`, 8_000)).toBe(
      `grant_type=client_credentials&client_secret=${REDACTED}&a=b`,
    );
  });

  test("broken JSON that may hold a secret is left out as a whole", () => {
    expect(redactBody(`{"password":"${SECRET}`, 8_000)).toBe(REDACTED);
    expect(redactBody('{"amount":', 8_000)).toBe('{"amount":');
  });

  test("everything else stays, and what is too long is cut after the secrets are gone", () => {
    const body = { amount: "9.99", metadata: { cart: "c_42" }, token: null, has_secret: true };
    expect(JSON.parse(redactBody(JSON.stringify(body), 8_000))).toEqual(body);
    const long = redactBody(JSON.stringify({ memo: "x".repeat(100), password: SECRET }), 50);
    expect(long).toHaveLength(50);
    expect(long.endsWith("…")).toBe(true);
  });

  test("no secret survives, wherever it is put", () => {
    const name = fc.constantFrom("password", "client_secret", "secret", "access_token", "webhook_secret");
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.dictionary(fc.string(), tie("node")),
        fc.array(tie("node"), { maxLength: 3 }),
        name.map((key) => ({ [key]: SECRET })),
      ),
    })).node;
    fc.assert(
      fc.property(tree, fc.integer({ min: 20, max: 400 }), (body, most) => {
        expect(redactBody(JSON.stringify(body), most)).not.toContain("hunter2");
      }),
    );
  });
});

test("a query is redacted as a body is", () => {
  expect(redactPath(`/invoices?limit=1&api_key=${SECRET}&cursor=abc`, 500)).toBe(
    `/invoices?limit=1&api_key=${REDACTED}&cursor=abc`,
  );
  expect(redactPath("/customers?query=ada%40example.com&email=a@b.c&limit=5", 500)).toBe(
    `/customers?query=${REDACTED}&email=${REDACTED}&limit=5`,
  );
});

test("what PostgreSQL cannot hold is replaced", () => {
  expect(cut("a\0b", 10)).toBe("a\uFFFDb");
  expect(cut("a\uD800", 10).isWellFormed()).toBe(true);
});
