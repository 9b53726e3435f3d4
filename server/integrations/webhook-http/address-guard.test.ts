import type { LookupAddress } from "node:dns";
import { expect, test } from "vitest";
import {
  BlockedAddressError,
  guardedLookup,
  isReachable,
} from "@/server/integrations/webhook-http/address-guard";

const PUBLIC = ["8.8.8.8", "1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450:4001:829::200e"];

const REFUSED = {
  "this network": ["0.0.0.0", "0.1.2.3", "::"],
  private: ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fc00::1", "fd12:3456::1", "fec0::1"],
  "link-local and metadata": ["169.254.169.254", "169.254.0.1", "fe80::1"],
  "carrier-grade NAT": ["100.64.0.1", "100.127.255.255"],
  "multicast and broadcast": ["224.0.0.1", "239.255.255.255", "255.255.255.255", "ff02::1"],
  "documentation and benchmark": [
    "192.0.2.1",
    "198.51.100.7",
    "203.0.113.9",
    "198.18.0.1",
    "2001:db8::1",
    "3fff::1",
    "2001:2::1",
  ],
  reserved: ["192.0.0.1", "240.0.0.1", "100::1", "4000::1"],
  "v4-mapped and v4-compatible": [
    "::ffff:8.8.8.8",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:a9fe:a9fe",
    "::127.0.0.1",
  ],
  "6to4, Teredo, NAT64": ["2002:7f00:1::", "2002:0a00:1::", "2001:0:1::1", "64:ff9b::7f00:1", "64:ff9b:1::1"],
  "no address": ["localhost", "", "8.8.8", "8.8.8.8.8"],
} as const;

test.each(PUBLIC)("%s is public", (address) => expect(isReachable(address, false)).toBe(true));

for (const [range, addresses] of Object.entries(REFUSED)) {
  test.each(addresses)(`${range}: %j is refused, with loopback allowed too`, (address) => {
    expect(isReachable(address, false)).toBe(false);
    expect(isReachable(address, true)).toBe(false);
  });
}

test.each(["127.0.0.1", "127.8.8.8", "::1"])("loopback %s passes only when allowed", (address) => {
  expect(isReachable(address, false)).toBe(false);
  expect(isReachable(address, true)).toBe(true);
});

function lookUp(addresses: LookupAddress[], all: boolean): Promise<unknown> {
  const lookup = guardedLookup(async () => addresses, false);
  return new Promise((resolve, reject) => {
    lookup("shop.example", { all }, (error, address) => (error ? reject(error) : resolve(address)));
  });
}

const publicAddress = { address: "8.8.8.8", family: 4 };
const privateAddress = { address: "10.0.0.1", family: 4 };

test("the socket gets exactly the addresses that were judged", async () => {
  expect(await lookUp([publicAddress], true)).toEqual([publicAddress]);
  expect(await lookUp([publicAddress], false)).toBe("8.8.8.8");
});

test("a name with one bad address is refused, wherever it stands", async () => {
  await expect(lookUp([publicAddress, privateAddress], true)).rejects.toBeInstanceOf(BlockedAddressError);
  await expect(lookUp([privateAddress, publicAddress], false)).rejects.toBeInstanceOf(BlockedAddressError);
  await expect(lookUp([], true)).rejects.toBeInstanceOf(BlockedAddressError);
});
