import { expect, test } from "vitest";
import { apiKeyStatus, isAddressAllowed, toNetwork } from "@/server/modules/api-keys/rules";

test("a key ends at its time, and for good when it is revoked", () => {
  const now = new Date("2026-05-01T12:00:00Z");
  expect(apiKeyStatus({ revokedAt: null, expiresAt: null }, now)).toBe("active");
  expect(apiKeyStatus({ revokedAt: null, expiresAt: now }, now)).toBe("expired");
  expect(apiKeyStatus({ revokedAt: now, expiresAt: now }, now)).toBe("revoked");
});

test.each([
  ["203.0.113.7", "203.0.113.7/32"],
  [" 203.0.113.7/24 ", "203.0.113.0/24"],
  ["0.0.0.0/0", "0.0.0.0/0"],
  ["2001:DB8::1", "2001:db8::1/128"],
  ["2001:db8:ffff::/32", "2001:db8::/32"],
  ["203.0.113.7/33", null],
  ["203.0.113.7/", null],
  ["203.0.113", null],
  ["0313.0.113.7", null],
  ["203.0.113.7/24/8", null],
  ["fe80::1%eth0", null],
  ["example.com", null],
  ["", null],
])("the network of %j is %s", (text, network) => {
  expect(toNetwork(text)).toBe(network);
});

test.each([
  [[], undefined, true],
  [["203.0.113.0/24"], "203.0.113.200", true],
  [["203.0.113.0/24"], "::ffff:203.0.113.200", true],
  [["203.0.113.0/24"], "203.0.114.1", false],
  [["203.0.113.0/24"], "2001:db8::1", false],
  [["203.0.113.0/24", "2001:db8::/32"], "2001:db8:1::1", true],
  [["0.0.0.0/0"], "2001:db8::1", false],
  [["0.0.0.0/0"], undefined, false],
  [["0.0.0.0/0"], "unknown", false],
])("of %j, %s is allowed: %s", (networks, address, allowed) => {
  expect(isAddressAllowed(networks, address)).toBe(allowed);
});
