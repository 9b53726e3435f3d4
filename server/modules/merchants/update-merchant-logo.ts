import { hash } from "node:crypto";
import { authorize } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { changeMerchant, loadMerchantAt, merchantEvent } from "@/server/modules/merchants/internal";
import { inspectLogo } from "@/server/modules/merchants/inspect-logo";
import {
  type Merchant,
  type UpdateMerchantLogoInput,
  updateMerchantLogoSchema,
} from "@/server/modules/merchants/schema";

/**
 * Sets the picture on the merchant's payment pages, or takes it away. Only PNG, JPEG and WebP of a bounded size are kept.
 * Audited by digest; emits `merchant.updated`. Throws `forbidden`, `validation_failed`, `version_mismatch`.
 */
export async function updateMerchantLogo(outer: Context, input: UpdateMerchantLogoInput): Promise<Merchant> {
  const merchantId = authorize(outer, "merchant:update");
  const { version, image } = parse(updateMerchantLogoSchema, input);
  const bytes = image === null ? null : new Uint8Array(Buffer.from(image, "base64"));
  const contentType = bytes && inspectLogo(bytes);
  const digest = bytes && hash("sha256", bytes);
  return withTransaction(outer, async (ctx) => {
    const row = await loadMerchantAt(ctx, merchantId, version);
    const after = await changeMerchant(ctx, row, { logoDigest: digest });
    await ctx.tx.merchantLogo.deleteMany({ where: { merchantId } });
    if (bytes && contentType && digest)
      await ctx.tx.merchantLogo.create({
        data: { merchantId, digest, contentType, bytes, createdAt: ctx.clock.now() },
      });
    await recordAudit(ctx, {
      action: "merchant.update_logo",
      targetType: "merchant",
      targetId: merchantId,
      before: { logo_digest: row.logoDigest },
      after: { logo_digest: digest },
    });
    await appendEvents(ctx, [merchantEvent(ctx, "merchant.updated", after)]);
    return after;
  });
}
