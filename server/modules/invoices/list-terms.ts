import type { AuthorizedMerchantId } from "@/server/core/actor";
import { DomainError } from "@/server/core/errors";
import { prepared } from "@/server/db/direct-statements";
import type { TransactionContext } from "@/server/db/context";
import type { Merchant } from "@/server/db/generated/client";

/** What is copied from the merchant. */
export type MerchantTerms = Pick<
  Merchant,
  "id" | "toleranceBasisPoints" | "feeBasisPoints" | "confirmationsOverride" | "latePolicy"
>;

export type MerchantsTerms = ReadonlyMap<string, MerchantTerms & { readonly refusal: DomainError | null }>;

/**
 * What new invoices of these merchants are made by, in the transaction of those who ask. `refusal` is for a merchant whom the
 * platform has suspended. For verbs that have authorised their callers.
 */
export async function listTerms(
  asked: readonly { readonly ctx: TransactionContext; readonly merchantId: AuthorizedMerchantId }[],
): Promise<MerchantsTerms> {
  const [first] = asked;
  if (!first) return new Map();
  const merchantIds = new Set(asked.map(({ merchantId }) => merchantId));
  const merchants = await first.ctx.tx.$queryRaw<(MerchantTerms & Pick<Merchant, "suspendedAt">)[]>(prepared`
    SELECT id, tolerance_basis_points AS "toleranceBasisPoints", fee_basis_points AS "feeBasisPoints",
           confirmations_override AS "confirmationsOverride", late_policy AS "latePolicy", suspended_at AS "suspendedAt"
    FROM merchants WHERE id = ANY(${[...merchantIds]})`);
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
