import { env } from "@/server/config/env";
import { DomainError, notFound } from "@/server/core/errors";
import { time, timeOrNull } from "@/server/core/wire";
import type { TransactionContext } from "@/server/db/context";
import type { NewEvent } from "@/server/db/event-log";
import type { Merchant as MerchantRow, Prisma } from "@/server/db/generated/client";
import { logoUrl } from "@/server/modules/merchants/rules";
import type { Merchant } from "@/server/modules/merchants/schema";

export type { MerchantRow };

export function toMerchant(row: MerchantRow): Merchant {
  return {
    id: row.id,
    object: "merchant",
    name: row.name,
    fee_basis_points: row.feeBasisPoints,
    confirmations_override: row.confirmationsOverride,
    tolerance_basis_points: row.toleranceBasisPoints,
    late_policy: row.latePolicy,
    support_email: row.supportEmail,
    support_url: row.supportUrl,
    statement_name: row.statementName,
    default_currency: row.defaultCurrency as Merchant["default_currency"],
    accent_color: row.accentColor,
    button_text: row.buttonText,
    logo_url: logoUrl(row, env().DARIC_BASE_URL),
    suspended_at: timeOrNull(row.suspendedAt),
    version: row.version,
    created_at: time(row.createdAt),
  };
}

export function merchantEvent(
  ctx: TransactionContext,
  type: "merchant.created" | "merchant.updated" | "merchant.suspended" | "merchant.reinstated",
  merchant: Merchant,
): NewEvent {
  return {
    type,
    aggregateType: "merchant",
    aggregateId: merchant.id,
    version: merchant.version,
    merchantId: merchant.id,
    mode: ctx.mode,
    data: merchant,
  };
}

/** The tenant's own row, at the version that the caller has seen. Throws `version_mismatch`. */
export async function loadMerchantAt(
  { tx }: TransactionContext,
  id: string,
  version: number,
): Promise<MerchantRow> {
  const row = await tx.merchant.findUnique({ where: { id } });
  if (!row) throw notFound("merchant", id);
  if (row.version !== version)
    throw new DomainError(
      "version_mismatch",
      "Somebody else has changed these settings. Load the page again to see them",
    );
  return row;
}

/** Changes the row if it still stands at the version that was loaded. Throws `version_mismatch`. */
export async function changeMerchant(
  ctx: TransactionContext,
  { id, version }: MerchantRow,
  data: Prisma.MerchantUpdateManyMutationInput,
): Promise<Merchant> {
  const [row] = await ctx.tx.merchant.updateManyAndReturn({
    where: { id, version },
    data: { ...data, version: version + 1, updatedAt: ctx.clock.now() },
  });
  if (!row) throw new DomainError("version_mismatch", "Somebody else is changing these settings");
  return toMerchant(row);
}
