import { describe, expect, test } from "vitest";
import { addressKey, type Limit, quotaOf, rateLimitHeaders } from "@/server/modules/rate-limits/rules";

test.each([
  ["the installation's", 5_000, null, null, 5_000],
  ["the merchant's instead", 5_000, 9_000, null, 9_000],
  ["the key's own below it", 5_000, 9_000, 100, 100],
  ["never more than the merchant's", 5_000, 100, 9_000, 100],
  ["never more than the installation's", 5_000, null, 9_000, 5_000],
  ["none", 0, null, null, 0],
  ["the key's where the installation has none", 0, null, 100, 100],
  ["the merchant's where the installation has none", 0, 50, 100, 50],
])("the quota is %s", (_, usual, merchant, key, expected) => {
  expect(quotaOf(usual, merchant, key)).toBe(expected);
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
  ["", "unknown"],
])("%s is counted as %s", (address, key) => {
  expect(addressKey(address)).toBe(key);
});

describe("rateLimitHeaders", () => {
  const limit = (name: string, quota: number, windowSeconds: number): Limit => ({
    name,
    quota,
    windowSeconds,
  });

  test("one structured-field item per limit, in both headers", () => {
    expect(
      rateLimitHeaders([
        { limit: limit("checkout", 60, 60), refused: false, remaining: 59, resetSeconds: 60 },
        { limit: limit("address", 100, 60), refused: false, remaining: 12, resetSeconds: 7 },
      ]),
    ).toEqual({
      "ratelimit-policy": '"checkout";q=60;w=60, "address";q=100;w=60',
      ratelimit: '"checkout";r=59;t=60, "address";r=12;t=7',
    });
  });

  test("nothing where nothing was counted", () => {
    expect(rateLimitHeaders([])).toEqual({});
  });
});
