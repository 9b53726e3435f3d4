import { env } from "@/server/config/env";
import { notFound } from "@/server/core/errors";
import { isId } from "@/server/core/ids";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { BRANDING_COLUMNS, brandingOf } from "@/server/modules/merchants/rules";
import { isUsedUp, pricedFields } from "@/server/modules/payment-links/internal";
import type { PublicPaymentLink } from "@/server/modules/payment-links/schema";

/** What a link's page shows to anybody: no metadata, no counts. Throws `not_found`. */
export async function getPublicPaymentLink(ctx: Context, { id }: { id: string }): Promise<PublicPaymentLink> {
  const row = isId("paymentLink", id)
    ? await reader(ctx).paymentLink.findUnique({
        where: { id },
        include: { merchant: { select: { ...BRANDING_COLUMNS, suspendedAt: true } } },
      })
    : null;
  if (!row) throw notFound("payment link", id);
  const active = row.active && row.merchant.suspendedAt === null;
  const usable = active && !(await isUsedUp(ctx, row));
  return {
    id,
    object: "public_payment_link",
    livemode: row.mode === "live",
    status: usable ? "open" : active ? "used_up" : "inactive",
    merchant: brandingOf(row.merchant, env().DARIC_BASE_URL),
    ...pricedFields(row),
    version: row.version,
  };
}
