import { authorizedMerchantId, authorizePlatform } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { changeMerchant, loadMerchantAt, merchantEvent } from "@/server/modules/merchants/internal";
import {
  type Merchant,
  type UpdateMerchantFeeInput,
  updateMerchantFeeSchema,
} from "@/server/modules/merchants/schema";

/**
 * Sets, for the operator, the share of each settlement of invoices made from now on. Audited with its reason where the
 * merchant sees it; emits `merchant.updated`. Throws `forbidden`, `not_found`, `validation_failed`, `version_mismatch`.
 */
export async function updateMerchantFee(outer: Context, input: UpdateMerchantFeeInput): Promise<Merchant> {
  authorizePlatform(outer, "platform:operate");
  const { merchant_id: id, version, fee_basis_points: fee, reason } = parse(updateMerchantFeeSchema, input);
  return withTransaction(outer, async (ctx) => {
    const row = await loadMerchantAt(ctx, id, version);
    const after = await changeMerchant(ctx, row, { feeBasisPoints: fee });
    await recordAudit(
      { ...ctx, merchantId: authorizedMerchantId(id) },
      {
        action: "merchant.update_fee",
        targetType: "merchant",
        targetId: id,
        reason,
        before: { fee_basis_points: row.feeBasisPoints },
        after: { fee_basis_points: fee },
      },
    );
    await appendEvents(ctx, [merchantEvent(ctx, "merchant.updated", after)]);
    return after;
  });
}
