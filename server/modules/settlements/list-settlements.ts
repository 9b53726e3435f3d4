import { authorize } from "@/server/auth/authorize";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { amountBetween, createdBetween, ofInvoice, pageArguments } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import { toSettlement } from "@/server/modules/settlements/internal";
import {
  type ListSettlementsInput,
  listSettlementsSchema,
  type Settlement,
} from "@/server/modules/settlements/schema";

/** The merchant's settlements, newest first. Throws `forbidden`, `validation_failed`. */
export async function listSettlements(ctx: Context, input: ListSettlementsInput): Promise<List<Settlement>> {
  const merchantId = authorize(ctx, "settlements:read");
  const { invoice_id, status, ...filters } = parse(listSettlementsSchema, input);
  const tenant = { merchantId, mode: ctx.mode };
  const { where, ...rest } = pageArguments(filters);
  const rows = await reader(ctx).settlement.findMany({
    where: {
      ...tenant,
      invoiceId: invoice_id,
      invoice: ofInvoice(tenant, filters),
      status: status && { in: status },
      grossMinor: amountBetween(filters),
      createdAt: createdBetween(filters),
      AND: [where],
    },
    ...rest,
  });
  return toList(rows, filters.limit, toSettlement);
}
