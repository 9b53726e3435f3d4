import { authorize } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { toCustomer } from "@/server/modules/customers/internal";
import type { Customer } from "@/server/modules/customers/schema";

/** The tenant's customers with these ids, by id, to show beside objects that name them. Throws `forbidden`. */
export async function readCustomers(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Customer>> {
  const merchantId = authorize(ctx, "customers:read");
  if (ids.length === 0) return new Map();
  const rows = await reader(ctx).customer.findMany({
    where: { id: { in: [...new Set(ids)] }, merchantId, mode: ctx.mode },
  });
  return new Map(rows.map((row) => [row.id, toCustomer(row)]));
}
