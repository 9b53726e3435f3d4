import type { Context } from "@/server/db/context";
import { readCustomers } from "@/server/modules/customers/read-customers";
import type { Invoice, InvoiceExpansion } from "@/server/modules/invoices/schema";
import { listManualPayments } from "@/server/modules/payments/list-manual-payments";
import { listPaymentsOfInvoices } from "@/server/modules/payments/list-payments-of-invoices";
import { listLivingSettlements } from "@/server/modules/settlements/list-living-settlements";

type Expand = (ctx: Context, invoices: readonly Invoice[]) => Promise<Invoice[]>;

const idsOf = (invoices: readonly Invoice[]): string[] => invoices.map(({ id }) => id);
const byInvoice = <T extends { readonly invoice_id: string }>(related: readonly T[]) =>
  Map.groupBy(related, ({ invoice_id: id }) => id);

/** How each kind of related objects comes to its invoices, in one question for all of them. */
const EXPANSIONS: Readonly<Record<InvoiceExpansion, Expand>> = {
  payments: async (ctx, invoices) => {
    const payments = byInvoice(await listPaymentsOfInvoices(ctx, idsOf(invoices)));
    const manual = byInvoice(await listManualPayments(ctx, idsOf(invoices)));
    return invoices.map((invoice) => ({
      ...invoice,
      payments: payments.get(invoice.id) ?? [],
      manual_payments: manual.get(invoice.id) ?? [],
    }));
  },
  settlement: async (ctx, invoices) => {
    const settlements = byInvoice(await listLivingSettlements(ctx, idsOf(invoices)));
    return invoices.map((invoice) => ({ ...invoice, settlement: settlements.get(invoice.id)?.[0] ?? null }));
  },
  customer: async (ctx, invoices) => {
    const ids = invoices.flatMap(({ customer_id: id }) => id ?? []);
    const customers = await readCustomers(ctx, ids);
    return invoices.map((invoice) => ({
      ...invoice,
      customer: customers.get(invoice.customer_id ?? "") ?? null,
    }));
  },
};

/** Adds related objects to invoices that the caller was already allowed to read. */
export async function expandInvoices(
  ctx: Context,
  invoices: readonly Invoice[],
  expand: readonly InvoiceExpansion[],
): Promise<Invoice[]> {
  let expanded = [...invoices];
  for (const expansion of new Set(expand)) expanded = await EXPANSIONS[expansion](ctx, expanded);
  return expanded;
}
