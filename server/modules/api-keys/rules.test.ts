import { expect, test } from "vitest";
import { apiKeyStatus, formatSecret, modeOfSecret } from "@/server/modules/api-keys/rules";

test("a secret carries its mode and every bit of its randomness", () => {
  const zero = formatSecret("test", new Uint8Array(32));
  const full = formatSecret("live", new Uint8Array(32).fill(255));
  expect(zero).toBe(`sk_test_${"0".repeat(43)}`);
  expect(full).toHaveLength(zero.length);
  expect([zero, full].map(modeOfSecret)).toEqual(["test", "live"]);
  const oneBit = new Uint8Array(32);
  oneBit[0] = 128;
  expect(formatSecret("test", oneBit)).not.toBe(zero);
});

test.each([
  "",
  "sk_test_",
  `sk_demo_${"0".repeat(43)}`,
  `sk_test_${"0".repeat(42)}`,
  `sk_test_${"0".repeat(43)}\n`,
  `sk_test_${"-".repeat(43)}`,
])("%j is no secret", (text) => {
  expect(modeOfSecret(text)).toBeNull();
});

test("a key ends at its time, and for good when it is revoked", () => {
  const now = new Date("2026-05-01T12:00:00Z");
  expect(apiKeyStatus({ revokedAt: null, expiresAt: null }, now)).toBe("active");
  expect(apiKeyStatus({ revokedAt: null, expiresAt: now }, now)).toBe("expired");
  expect(apiKeyStatus({ revokedAt: now, expiresAt: now }, now)).toBe("revoked");
});
