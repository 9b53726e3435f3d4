import ipaddr from "ipaddr.js";

export type ApiKeyStatus = "active" | "expired" | "revoked";

export function apiKeyStatus(
  key: { revokedAt: Date | null; expiresAt: Date | null },
  now: Date,
): ApiKeyStatus {
  if (key.revokedAt !== null) return "revoked";
  return key.expiresAt !== null && key.expiresAt <= now ? "expired" : "active";
}

/** An address or a network as CIDR without host bits, such as `203.0.113.0/24`; null for anything else. */
export function toNetwork(text: string): string | null {
  const [address = "", bits, ...rest] = text.trim().split("/");
  if (rest.length > 0 || !isPlainAddress(address)) return null;
  const kind = ipaddr.parse(address).kind();
  const network = `${address}/${bits ?? (kind === "ipv4" ? 32 : 128)}`;
  if (!ipaddr.isValidCIDR(network)) return null;
  const first =
    kind === "ipv4"
      ? ipaddr.IPv4.networkAddressFromCIDR(network)
      : ipaddr.IPv6.networkAddressFromCIDR(network);
  return `${first.toString()}/${network.split("/")[1]}`;
}

/** Octal, hexadecimal and shortened forms of IPv4 are read differently by different programs, so they are not taken. */
function isPlainAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || (ipaddr.IPv6.isValid(text) && !text.includes("%"));
}

/** Whether an address lies in one of these networks; an IPv4 address mapped into IPv6 counts as itself. */
export function isAddressAllowed(networks: readonly string[], address: string | undefined): boolean {
  if (networks.length === 0) return true;
  if (address === undefined || !ipaddr.isValid(address)) return false;
  const client = ipaddr.process(address);
  return networks.some((network) => {
    const [first, bits] = ipaddr.parseCIDR(network);
    return first.kind() === client.kind() && client.match(first, bits);
  });
}
