import { authorize } from "@/server/auth/authorize";
import { notFound } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { toMerchant } from "@/server/modules/merchants/internal";
import type { Merchant } from "@/server/modules/merchants/schema";

/** The business that the caller acts for. */
export async function getMerchant(ctx: Context): Promise<Merchant> {
  const merchantId = authorize(ctx, "merchant:read");
  const row = await reader(ctx).merchant.findUnique({ where: { id: merchantId } });
  if (!row) throw notFound("merchant", merchantId);
  return toMerchant(row);
}
