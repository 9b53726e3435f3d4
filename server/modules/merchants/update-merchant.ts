import { authorize } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import {
  changeMerchant,
  loadMerchantAt,
  merchantEvent,
  toMerchant,
} from "@/server/modules/merchants/internal";
import {
  type Merchant,
  type UpdateMerchantInput,
  updateMerchantSchema,
} from "@/server/modules/merchants/schema";

/**
 * Changes the named settings of the caller's business, audited with before and after; invoices that exist keep theirs.
 * Emits `merchant.updated`. Throws `forbidden`, `validation_failed`, `version_mismatch`.
 */
export async function updateMerchant(outer: Context, input: UpdateMerchantInput): Promise<Merchant> {
  const merchantId = authorize(outer, "merchant:update");
  const { version, ...wanted } = parse(updateMerchantSchema, input);
  return withTransaction(outer, async (ctx) => {
    const row = await loadMerchantAt(ctx, merchantId, version);
    const before = toMerchant(row);
    const names = Object.keys(wanted) as (keyof typeof wanted)[];
    const changed = names.filter((name) => wanted[name] !== undefined && wanted[name] !== before[name]);
    if (changed.length === 0) return before;
    const after = await changeMerchant(ctx, row, {
      name: wanted.name,
      supportEmail: wanted.support_email,
      supportUrl: wanted.support_url,
      statementName: wanted.statement_name,
      defaultCurrency: wanted.default_currency,
      confirmationsOverride: wanted.confirmations_override,
      toleranceBasisPoints: wanted.tolerance_basis_points,
      latePolicy: wanted.late_policy,
      accentColor: wanted.accent_color,
      buttonText: wanted.button_text,
    });
    const pick = (merchant: Merchant) => Object.fromEntries(changed.map((name) => [name, merchant[name]]));
    await recordAudit(ctx, {
      action: "merchant.update",
      targetType: "merchant",
      targetId: merchantId,
      before: pick(before),
      after: pick(after),
    });
    await appendEvents(ctx, [merchantEvent(ctx, "merchant.updated", after)]);
    return after;
  });
}
