import type { IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv4 } from "node:net";
import { env } from "@/server/config/env";

/** The header that every door behind this one reads: after `nameClient` it holds one address that we vouch for. */
export const CLIENT_ADDRESS_HEADER = "x-forwarded-for";

/** What stands before an IPv4 address where one socket listens for both versions. */
const MAPPED = "::ffff:";

/** `203.0.113.9:80`, `[2001:db8::1]:443`, `::ffff:203.0.113.9` → the plain address; undefined for anything else. */
function normalise(hop: string): string | undefined {
  // As nearly all come.
  const plain = hop.startsWith(MAPPED) ? hop.slice(MAPPED.length) : hop;
  if (isIPv4(plain)) return plain;
  const text = hop
    .trim()
    .replace(/^\[([^\]]+)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/^::ffff:(?=\d+\.)/i, "")
    .replace(/%.*$/, "");
  return isIP(text) === 0 ? undefined : text;
}

/** The proxies of CIDR ranges such as `10.0.0.0/8`. */
export function proxiesIn(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = "", bits] = range.split("/");
    list.addSubnet(network, Number(bits), isIP(network) === 6 ? "ipv6" : "ipv4");
  }
  return list;
}

/**
 * Who asks: the hop that connected to us, or, where that is a proxy we trust, the last hop of its X-Forwarded-For that is
 * not one. What stands before an untrusted hop is its own claim and is never read.
 */
export function clientAddressOf(
  peer: string | undefined,
  forwardedFor: string | undefined,
  proxies: BlockList,
): string | undefined {
  let address = normalise(peer ?? "");
  if (forwardedFor === undefined) return address;
  for (const hop of forwardedFor.split(",").toReversed()) {
    if (address === undefined || !proxies.check(address, isIP(address) === 6 ? "ipv6" : "ipv4")) break;
    const next = normalise(hop);
    if (next === undefined) break;
    address = next;
  }
  return address;
}

let trusted: BlockList | undefined;

/** Replaces whatever the request claims about its way by the one address that TRUSTED_PROXIES lets us believe. */
export function nameClient(request: IncomingMessage): void {
  const claimed = request.headers[CLIENT_ADDRESS_HEADER];
  const address = clientAddressOf(
    request.socket.remoteAddress,
    Array.isArray(claimed) ? claimed.join(",") : claimed,
    (trusted ??= proxiesIn(env().TRUSTED_PROXIES)),
  );
  if (address === undefined) delete request.headers[CLIENT_ADDRESS_HEADER];
  else request.headers[CLIENT_ADDRESS_HEADER] = address;
}
