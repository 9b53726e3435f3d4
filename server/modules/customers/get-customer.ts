import { authorize } from "@/server/auth/authorize";
import { formatAmount, money } from "@/server/core/money";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { loadCustomer, toCustomer } from "@/server/modules/customers/internal";
import { type Customer, type GetCustomerInput, getCustomerSchema } from "@/server/modules/customers/schema";

async function totalsOf(ctx: Context, customerId: string): Promise<NonNullable<Customer["totals"]>> {
  const groups = await reader(ctx).invoice.groupBy({
    by: ["status"],
    where: { customerId },
    _count: { _all: true },
    _sum: { confirmedMinor: true },
  });
  const count = (of: typeof groups) => of.reduce((total, group) => total + group._count._all, 0);
  const confirmed = groups.reduce((total, group) => total + (group._sum.confirmedMinor ?? 0n), 0n);
  return {
    invoices: count(groups),
    paid_invoices: count(groups.filter(({ status }) => status === "paid")),
    amount_confirmed: formatAmount(money(confirmed, "USDT")),
  };
}

/** One customer of the merchant; `expand` adds what their invoices come to. Throws `forbidden`, `not_found`. */
export async function getCustomer(ctx: Context, input: GetCustomerInput): Promise<Customer> {
  const merchantId = authorize(ctx, "customers:read");
  const { id, expand } = parse(getCustomerSchema, input);
  const customer = toCustomer(await loadCustomer(ctx, merchantId, id));
  return expand.includes("totals") ? { ...customer, totals: await totalsOf(ctx, id) } : customer;
}
