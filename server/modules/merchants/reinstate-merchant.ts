import { authorizedMerchantId, authorizePlatform, requireConfirmation } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { changeMerchant, loadMerchantAt, merchantEvent } from "@/server/modules/merchants/internal";
import {
  type Merchant,
  type SuspendMerchantInput,
  suspendMerchantSchema,
} from "@/server/modules/merchants/schema";

/**
 * Opens a suspended business again for the operator. Audited with its reason where the merchant reads it; emits
 * `merchant.reinstated`. Throws `forbidden`, `confirmation_required`, `not_found`, `validation_failed`, `version_mismatch`,
 * `invalid_state`.
 */
export async function reinstateMerchant(outer: Context, input: SuspendMerchantInput): Promise<Merchant> {
  authorizePlatform(outer, "platform:operate");
  requireConfirmation(outer);
  const { merchant_id: id, version, reason } = parse(suspendMerchantSchema, input);
  return withTransaction(outer, async (ctx) => {
    const row = await loadMerchantAt(ctx, id, version);
    if (row.suspendedAt === null) throw new DomainError("invalid_state", "This merchant is not suspended");
    const after = await changeMerchant(ctx, row, { suspendedAt: null });
    await recordAudit(
      { ...ctx, merchantId: authorizedMerchantId(id) },
      {
        action: "merchant.reinstate",
        targetType: "merchant",
        targetId: id,
        reason,
        before: { suspended: true },
        after: { suspended: false },
      },
    );
    await appendEvents(ctx, [merchantEvent(ctx, "merchant.reinstated", after)]);
    return after;
  });
}
