import type { LookupAddress } from "node:dns";
import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { callbackify } from "node:util";
import ipaddr from "ipaddr.js";

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

export const resolveWithSystem: Resolve = (hostname) => systemLookup(hostname, { all: true, verbatim: true });

/** The name or literal leads to an address that webhooks must not reach. */
export class BlockedAddressError extends Error {
  readonly code = "BLOCKED_ADDRESS";
}

/** The whole of what the internet routes today (RFC 4291 section 2.4, IANA IPv6 address space registry). */
const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR("2000::/3");
/** RFC 9637, younger than the address library's table. */
const DOCUMENTATION_V6 = ipaddr.IPv6.parseCIDR("3fff::/20");

/**
 * Whether an address in text form may be connected to: a globally routed unicast address and nothing else. Private,
 * link-local, CGNAT, multicast, documentation, benchmark and reserved ranges, and the ones that embed another address
 * (v4-mapped, 6to4, Teredo, NAT64), are refused. Loopback only when allowed.
 */
export function isReachable(address: string, allowLoopback: boolean): boolean {
  // Stricter than the library, which also reads the old shorthands of inet_aton.
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range === "loopback") return allowLoopback;
  if (range !== "unicast") return false;
  return (
    parsed instanceof ipaddr.IPv4 || (parsed.match(GLOBAL_UNICAST_V6) && !parsed.match(DOCUMENTATION_V6))
  );
}

/** Throws for a host written as an address that must not be reached. The URL parser has already made dotted decimals of `0x7f.1` and the like. */
export function checkLiteral(host: string, allowLoopback: boolean): void {
  const literal = host.replace(/^\[|\]$/g, "");
  if (isIP(literal) !== 0 && !isReachable(literal, allowLoopback))
    throw new BlockedAddressError(`${literal} is not a public address`);
}

/** All addresses of a name, or an error when one of them must not be reached. */
async function resolvePublic(
  resolve: Resolve,
  hostname: string,
  allowLoopback: boolean,
): Promise<[LookupAddress, ...LookupAddress[]]> {
  const [first, ...rest] = await resolve(hostname);
  if (!first) throw new BlockedAddressError(`${hostname} leads to no address`);
  for (const { address } of [first, ...rest]) {
    if (!isReachable(address, allowLoopback))
      throw new BlockedAddressError(`${hostname} leads to ${address}`);
  }
  return [first, ...rest];
}

/**
 * Resolves and judges in one, for the socket that connects to exactly what is returned: a name cannot lead elsewhere a
 * moment later. A name with one address that must not be reached is refused altogether.
 */
export function guardedLookup(resolve: Resolve, allowLoopback: boolean): LookupFunction {
  const lookup = callbackify((hostname: string) => resolvePublic(resolve, hostname, allowLoopback));
  return (hostname, options, callback) =>
    lookup(hostname, (error, addresses) => {
      if (error) callback(error, "", 0);
      else if (options.all) callback(null, addresses);
      else callback(null, addresses[0].address, addresses[0].family);
    });
}
