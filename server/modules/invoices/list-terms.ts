import { DomainError } from "@/server/core/errors";
import type { Transaction } from "@/server/db/context";
import type { Merchant } from "@/server/db/generated/client";

/** What is copied from the merchant. */
const TERMS = {
  id: true,
  toleranceBasisPoints: true,
  feeBasisPoints: true,
  confirmationsOverride: true,
  latePolicy: true,
} as const;

export type MerchantTerms = Pick<Merchant, keyof typeof TERMS>;

export type MerchantsTerms = ReadonlyMap<string, MerchantTerms & { readonly refusal: DomainError | null }>;

/** What new invoices of these merchants are made by. `refusal` is for a merchant whom the platform has suspended. For verbs that have authorised their callers. */
export async function listTerms(tx: Transaction, merchantIds: readonly string[]): Promise<MerchantsTerms> {
  const merchants = await tx.merchant.findMany({
    where: { id: { in: [...new Set(merchantIds)] } },
    select: { ...TERMS, suspendedAt: true },
  });
  return new Map(
    merchants.map(({ suspendedAt, ...terms }) => [
      terms.id,
      { ...terms, refusal: suspendedAt === null ? null : suspended() },
    ]),
  );
}

function suspended(): DomainError {
  return new DomainError(
    "forbidden",
    "The platform has suspended this merchant: it can make no new invoices. Money that arrives is still credited",
    { reason: "merchant_suspended" },
  );
}
