import { expect, test } from "vitest";
import { isCrossSite, isOwnOrigin } from "@/server/auth/own-origin";

const request = (headers: Record<string, string>) => new Request("http://localhost:3000/", { headers });

test.each([
  [{}, false],
  [{ "sec-fetch-site": "same-origin" }, false],
  [{ "sec-fetch-site": "none" }, false],
  [{ origin: "http://localhost:3000" }, false],
  [{ origin: "https://pay.example", host: "pay.example" }, false],
  [{ "sec-fetch-site": "cross-site" }, true],
  [{ "sec-fetch-site": "same-site" }, true],
  [{ origin: "https://evil.example" }, true],
  [{ origin: "http://localhost:3001" }, true],
  [{ origin: "null" }, true],
  [{ "sec-fetch-site": "same-origin", origin: "https://evil.example" }, true],
])("%j is of another site: %s", (headers, expected) => {
  expect(isCrossSite(request(headers as Record<string, string>))).toBe(expected);
});

test("a form without an Origin is nobody's own", () => {
  expect(isOwnOrigin(request({}))).toBe(false);
  expect(isOwnOrigin(request({ origin: "http://localhost:3000" }))).toBe(true);
});
