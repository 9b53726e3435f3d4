import type { Currency } from "@/server/core/money";

/**
 * Where a merchant's money stands: not yet settled, settled but not final, free for payout, on its way out; and what the
 * merchant received without us, which nobody can be paid out of.
 */
export const MERCHANT_ACCOUNTS = ["unapplied", "pending", "available", "reserved", "direct"] as const;
export type MerchantAccountKind = (typeof MERCHANT_ACCOUNTS)[number];

/** An account by what it stands for; together with mode and currency it is unique. Opened when it is first used. */
export interface LedgerAccountName {
  readonly code: string;
  readonly merchantId: string | null;
  /** Lowest balance in minor units, reservations counted; null: no limit. */
  readonly minBalance: bigint | null;
  /** Shared by all merchants, so kept in shards: one row would make every settlement wait for the one before it. */
  readonly isHot: boolean;
}

/**
 * Shards of a hot account. A reference always meets the same shard, so this number is part of the books: with another
 * one, repeating an old reference is a conflict instead of a replay.
 */
export const HOT_ACCOUNT_SHARDS = 16;

/** Money held on a chain. Its balance is minus what the chain holds: it falls as money comes in. */
export function custodyAccount(network: string, asset: string): LedgerAccountName {
  return hot(`custody:${network}:${asset}`);
}

export function merchantAccount(merchantId: string, kind: MerchantAccountKind): LedgerAccountName {
  return { code: `merchant:${merchantId}:${kind}`, merchantId, minBalance: 0n, isHot: false };
}

export function platformFeesAccount(): LedgerAccountName {
  return hot("platform:fees");
}

/** Gas and bandwidth that the platform pays for payouts and sweeps. */
export function networkCostsAccount(): LedgerAccountName {
  return hot("platform:network-costs");
}

/** Money that reached a known address and belongs to no open invoice, until somebody decides. */
export function unmatchedAccount(network: string): LedgerAccountName {
  return { code: `unmatched:${network}`, merchantId: null, minBalance: 0n, isHot: false };
}

/** What a payment provider holds or owes. Falls as money comes in, like custody. */
export function providerClearingAccount(provider: string): LedgerAccountName {
  return hot(`provider:${provider}:clearing`);
}

export function bankClearingAccount(): LedgerAccountName {
  return hot("bank:clearing");
}

export function walletAccount(walletId: string): LedgerAccountName {
  return { code: `wallet:${walletId}`, merchantId: null, minBalance: 0n, isHot: false };
}

/** Counterpart of conversions: a transfer between currencies has one leg per currency, each against its `fx` account. */
export function exchangeAccount(currency: Currency): LedgerAccountName {
  return hot(`fx:${currency}`);
}

export function roundingAccount(currency: Currency): LedgerAccountName {
  return hot(`rounding:${currency}`);
}

function hot(code: string): LedgerAccountName {
  return { code, merchantId: null, minBalance: null, isHot: true };
}

/** The code of the row that a transfer with this reference uses: the account's own, or that of one shard. */
export function accountCode(account: LedgerAccountName, reference: string): string {
  return account.isHot ? `${account.code}#${shardOf(reference)}` : account.code;
}

/** Every code under which a part of the account's balance can be. */
export function accountCodes(account: LedgerAccountName): string[] {
  if (!account.isHot) return [account.code];
  return Array.from({ length: HOT_ACCOUNT_SHARDS }, (_, shard) => `${account.code}#${shard}`);
}

/** FNV-1a, 32 bit: spreads references that differ only in their last characters. */
function shardOf(reference: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < reference.length; index += 1) {
    hash = Math.imul(hash ^ reference.charCodeAt(index), 0x01000193) >>> 0;
  }
  return ((hash ^ (hash >>> 16)) >>> 0) % HOT_ACCOUNT_SHARDS;
}
