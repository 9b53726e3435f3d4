import { authorize } from "@/server/auth/authorize";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { toSettlement } from "@/server/modules/settlements/internal";
import { getSettlementSchema, type Settlement } from "@/server/modules/settlements/schema";

/** One settlement of the merchant. Throws `forbidden`, `not_found`. */
export async function getSettlement(ctx: Context, input: { id: string }): Promise<Settlement> {
  const merchantId = authorize(ctx, "settlements:read");
  const { id } = parse(getSettlementSchema, input);
  const row = await reader(ctx).settlement.findFirst({ where: { id, merchantId, mode: ctx.mode } });
  if (!row) throw notFound("settlement", id);
  return toSettlement(row);
}
