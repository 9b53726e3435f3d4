import { expect, test } from "vitest";
import { clientAddressOf, proxiesIn } from "@/server/http/client-address";

const LOOPBACK = ["127.0.0.0/8", "::1/128"];
const PRIVATE = [...LOOPBACK, "10.0.0.0/8"];

test.each([
  ["the one who connects", "198.51.100.7", undefined, LOOPBACK, "198.51.100.7"],
  ["not what a stranger claims", "198.51.100.7", "203.0.113.9", LOOPBACK, "198.51.100.7"],
  ["what a trusted proxy saw", "127.0.0.1", "203.0.113.9", LOOPBACK, "203.0.113.9"],
  ["the last hop alone", "::1", "203.0.113.9, 198.51.100.7", LOOPBACK, "198.51.100.7"],
  ["beyond every trusted proxy", "127.0.0.1", "6.6.6.6, 203.0.113.9, 10.1.2.3", PRIVATE, "203.0.113.9"],
  ["the farthest proxy when all are", "127.0.0.1", "10.1.2.4,10.1.2.3", PRIVATE, "10.1.2.4"],
  ["nobody's claim without proxies", "127.0.0.1", "203.0.113.9", [], "127.0.0.1"],
  ["a mapped address as itself", "::ffff:127.0.0.1", "::ffff:203.0.113.9", LOOPBACK, "203.0.113.9"],
  ["without a port", "127.0.0.1", "203.0.113.9:4711", LOOPBACK, "203.0.113.9"],
  ["without brackets", "127.0.0.1", "[2001:db8::1]:443", LOOPBACK, "2001:db8::1"],
  ["the proxy when its header is nonsense", "127.0.0.1", "unknown", LOOPBACK, "127.0.0.1"],
  ["nobody when nobody is connected", undefined, "203.0.113.9", LOOPBACK, undefined],
])("%s", (_, peer, forwardedFor, proxies, expected) => {
  expect(clientAddressOf(peer, forwardedFor, proxiesIn(proxies))).toBe(expected);
});
