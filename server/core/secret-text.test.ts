import { expect, test } from "vitest";
import { formatSecret, modeOfSecret } from "@/server/core/secret-text";

test("a secret carries its kind, its mode and every bit of its randomness", () => {
  const zero = formatSecret("apiKey", "test", new Uint8Array(32));
  const full = formatSecret("apiKey", "live", new Uint8Array(32).fill(255));
  expect(zero).toBe(`sk_test_${"0".repeat(43)}`);
  expect(full).toHaveLength(zero.length);
  expect([zero, full].map((text) => modeOfSecret("apiKey", text))).toEqual(["test", "live"]);
  expect(modeOfSecret("partner", zero)).toBeNull();
  const oneBit = new Uint8Array(32);
  oneBit[0] = 128;
  expect(formatSecret("apiKey", "test", oneBit)).not.toBe(zero);
});

test.each([
  "",
  "sk_test_",
  `sk_demo_${"0".repeat(43)}`,
  `sk_test_${"0".repeat(42)}`,
  `sk_test_${"0".repeat(43)}\n`,
  `sk_test_${"-".repeat(43)}`,
])("%j is no secret", (text) => {
  expect(modeOfSecret("apiKey", text)).toBeNull();
});
