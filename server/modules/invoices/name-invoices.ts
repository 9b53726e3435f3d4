import { authorize } from "@/server/auth/authorize";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { readCustomers } from "@/server/modules/customers/read-customers";
import type { Named } from "@/server/modules/invoices/schema";

/** Adds to a page of things that belong to invoices or to none what a person knows those by, in two questions for all. Throws `forbidden`. */
export async function nameInvoices<T extends { readonly invoice_id: string | null }>(
  ctx: Context,
  list: List<T>,
): Promise<List<Named<T>>> {
  const merchantId = authorize(ctx, "invoices:read");
  const ids = new Set(list.data.flatMap(({ invoice_id: id }) => id ?? []));
  const rows = await reader(ctx).invoice.findMany({
    where: { id: { in: [...ids] }, merchantId, mode: ctx.mode },
    select: { id: true, orderId: true, customerId: true },
  });
  const customers = await readCustomers(
    ctx,
    rows.flatMap(({ customerId }) => customerId ?? []),
  );
  const names = new Map(
    rows.map(({ id, orderId, customerId }) => [
      id,
      { order_id: orderId, customer: customers.get(customerId ?? "") ?? null },
    ]),
  );
  const unnamed = { order_id: null, customer: null };
  return {
    ...list,
    data: list.data.map((one) => ({ ...one, invoice: names.get(one.invoice_id ?? "") ?? unnamed })),
  };
}
