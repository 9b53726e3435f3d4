import { isIPv4 } from "node:net";
import ipaddr from "ipaddr.js";
import { LIMITS } from "@/server/config/limits";

const MINUTE = 60;
const QUARTER_HOUR = 15 * MINUTE;
const HOUR = 60 * MINUTE;

/** How many requests with one key are answered in a window of time. */
export interface Limit {
  /** Names the policy in `RateLimit-Policy`, and the counts in the store. */
  readonly name: string;
  readonly quota: number;
  readonly windowSeconds: number;
  /** Counted in this process alone, whatever the store. */
  readonly local?: true;
}

/** Where a key stands in its window after a request was counted. */
export interface Standing {
  readonly limit: Limit;
  readonly refused: boolean;
  readonly remaining: number;
  readonly resetSeconds: number;
}

/** The tiers whose quota the operator may set for a merchant, and a merchant for a key. */
export const KEY_TIERS = ["invoices", "reads", "writes"] as const;
export type KeyTier = (typeof KEY_TIERS)[number];

/** Tiers of the API by what is counted. Sign-in, diagnosis and the test panel have limits of their own. */
export type Tier = KeyTier | "test_helpers" | "address" | "checkout" | "tokens" | "global";

interface TierSettings {
  readonly RATE_LIMIT_GLOBAL_PER_SECOND: number;
  readonly RATE_LIMIT_ADDRESS_PER_MINUTE: number;
  readonly RATE_LIMIT_CHECKOUT_PER_MINUTE: number;
  readonly RATE_LIMIT_TOKENS_PER_MINUTE: number;
  readonly RATE_LIMIT_INVOICES_PER_HOUR: number;
  readonly RATE_LIMIT_READS_PER_HOUR: number;
  readonly RATE_LIMIT_WRITES_PER_HOUR: number;
  readonly RATE_LIMIT_TEST_HELPERS_PER_HOUR: number;
}

/** Every tier as it is set for this installation. A quota of 0 means without a limit. */
export function tiersOf(settings: TierSettings): Readonly<Record<Tier, Limit>> {
  return {
    // Shared it would cost a round trip of every request, the most just when there are too many.
    global: {
      name: "global",
      quota: settings.RATE_LIMIT_GLOBAL_PER_SECOND,
      windowSeconds: 1,
      local: true,
    },
    address: { name: "address", quota: settings.RATE_LIMIT_ADDRESS_PER_MINUTE, windowSeconds: MINUTE },
    checkout: { name: "checkout", quota: settings.RATE_LIMIT_CHECKOUT_PER_MINUTE, windowSeconds: MINUTE },
    tokens: { name: "tokens", quota: settings.RATE_LIMIT_TOKENS_PER_MINUTE, windowSeconds: MINUTE },
    invoices: { name: "invoices", quota: settings.RATE_LIMIT_INVOICES_PER_HOUR, windowSeconds: HOUR },
    reads: { name: "reads", quota: settings.RATE_LIMIT_READS_PER_HOUR, windowSeconds: HOUR },
    writes: { name: "writes", quota: settings.RATE_LIMIT_WRITES_PER_HOUR, windowSeconds: HOUR },
    test_helpers: {
      name: "test-helpers",
      quota: settings.RATE_LIMIT_TEST_HELPERS_PER_HOUR,
      windowSeconds: HOUR,
    },
  };
}

const { signIn, accounts, diagnosis, rateLimits, paymentLink } = LIMITS;

/** Limits that protect one thing and have no setting. */
export const FIXED_LIMITS = {
  /** Guessing one account from one place; a success starts it anew. */
  signInPair: { name: "sign-in-pair", quota: signIn.perPairAndQuarterHour, windowSeconds: QUARTER_HOUR },
  /** One place trying many accounts. */
  signInAddress: {
    name: "sign-in-address",
    quota: signIn.perAddressAndQuarterHour,
    windowSeconds: QUARTER_HOUR,
  },
  /** Many places trying one account. */
  signInAccount: { name: "sign-in-account", quota: signIn.perAccountAndHour, windowSeconds: HOUR },
  accountsAddress: { name: "accounts-address", quota: accounts.perAddressAndHour, windowSeconds: HOUR },
  accountsPerson: {
    name: "accounts-person",
    quota: accounts.perPersonAndQuarterHour,
    windowSeconds: QUARTER_HOUR,
  },
  accountsEmail: { name: "accounts-email", quota: accounts.perEmailAndHour, windowSeconds: HOUR },
  diagnosisInvoice: { name: "diagnosis-invoice", quota: diagnosis.perInvoice, windowSeconds: MINUTE },
  diagnosis: { name: "diagnosis", quota: diagnosis.inAll, windowSeconds: MINUTE },
  paymentLink: { name: "payment-link", quota: paymentLink.invoicesPerMinute, windowSeconds: MINUTE },
  testPanel: { name: "test-panel", quota: rateLimits.testPanelPerMinute, windowSeconds: MINUTE },
} as const satisfies Record<string, Limit>;

/**
 * A key's own quota never exceeds what its merchant has, and a merchant has what the operator said, else the installation's
 * usual quota. 0 is without a limit, and can only be the installation's.
 */
export function quotaOf(usual: number, merchant: number | null, key: number | null): number {
  const allowance = merchant ?? usual;
  if (key === null) return allowance;
  return allowance === 0 ? key : Math.min(key, allowance);
}

/** What one client is counted by: an IPv4 address, or the /64 network that one IPv6 subscriber owns. */
export function addressKey(address: string): string {
  if (isIPv4(address)) return address;
  if (!ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return `${(parsed as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}

/** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-11, lists of structured-field items). */
export function rateLimitHeaders(standings: readonly Standing[]): Record<string, string> {
  if (standings.length === 0) return {};
  return {
    "ratelimit-policy": standings
      .map(({ limit }) => `"${limit.name}";q=${limit.quota};w=${limit.windowSeconds}`)
      .join(", "),
    ratelimit: standings
      .map(({ limit, remaining, resetSeconds }) => `"${limit.name}";r=${remaining};t=${resetSeconds}`)
      .join(", "),
  };
}
