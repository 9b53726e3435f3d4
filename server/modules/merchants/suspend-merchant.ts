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
 * Closes a business for the operator: from now on it makes no invoices, by API, dashboard or payment link, and its open
 * checkouts ask for no money. What arrives is credited and settled as before. Audited with its reason where the merchant reads
 * it; emits `merchant.suspended`. Throws `forbidden`, `confirmation_required`, `not_found`, `validation_failed`, `version_mismatch`,
 * `invalid_state`.
 */
export async function suspendMerchant(outer: Context, input: SuspendMerchantInput): Promise<Merchant> {
  authorizePlatform(outer, "platform:operate");
  requireConfirmation(outer);
  const { merchant_id: id, version, reason } = parse(suspendMerchantSchema, input);
  return withTransaction(outer, async (ctx) => {
    const row = await loadMerchantAt(ctx, id, version);
    if (row.suspendedAt !== null)
      throw new DomainError("invalid_state", "This merchant is suspended already");
    const after = await changeMerchant(ctx, row, { suspendedAt: ctx.clock.now() });
    await recordAudit(
      { ...ctx, merchantId: authorizedMerchantId(id) },
      {
        action: "merchant.suspend",
        targetType: "merchant",
        targetId: id,
        reason,
        before: { suspended: false },
        after: { suspended: true },
      },
    );
    await appendEvents(ctx, [merchantEvent(ctx, "merchant.suspended", after)]);
    return after;
  });
}
