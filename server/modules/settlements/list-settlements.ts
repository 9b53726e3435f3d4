import { authorize } from "@/server/auth/authorize";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { createdBetween, pageArguments } from "@/server/db/page";
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
  const { invoice_id, customer_id, status, created_after, created_before, ...page } = parse(
    listSettlementsSchema,
    input,
  );
  const { where, ...rest } = pageArguments(page);
  const rows = await reader(ctx).settlement.findMany({
    where: {
      merchantId,
      mode: ctx.mode,
      invoiceId: invoice_id,
      invoice: customer_id === undefined ? undefined : { customerId: customer_id },
      status: status && { in: status },
      createdAt: createdBetween({ created_after, created_before }),
      AND: [where],
    },
    ...rest,
  });
  return toList(rows, page.limit, toSettlement);
}
