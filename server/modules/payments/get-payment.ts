import { authorize } from "@/server/auth/authorize";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { headNumbers, toPayment } from "@/server/modules/payments/internal";
import { getPaymentSchema, type Payment } from "@/server/modules/payments/schema";

/** One payment of the merchant. Throws `forbidden`, `not_found`. */
export async function getPayment(ctx: Context, input: { id: string }): Promise<Payment> {
  const merchantId = authorize(ctx, "payments:read");
  const { id } = parse(getPaymentSchema, input);
  const row = await reader(ctx).payment.findFirst({ where: { id, merchantId, mode: ctx.mode } });
  if (!row) throw notFound("payment", id);
  const heads = await headNumbers(ctx);
  return toPayment(row, heads.get(row.network) ?? null);
}
