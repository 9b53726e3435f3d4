import type { Context } from "@/server/db/context";
import { listInvoices } from "@/server/modules/invoices/list-invoices";
import type { Invoice, ListInvoicesInput } from "@/server/modules/invoices/schema";
import { type Columns, csvOf, WHOLE_PAGES } from "@/server/modules/reports/internal";

const COLUMNS: Columns<Invoice> = {
  id: ({ id }) => id,
  order_id: ({ order_id }) => order_id,
  status: ({ status }) => status,
  exception: ({ exception }) => exception,
  currency: ({ currency }) => currency,
  amount: ({ amount }) => amount,
  tax_amount: ({ tax_amount }) => tax_amount,
  asset: ({ payable }) => payable.asset,
  amount_due: ({ amount_due }) => amount_due,
  amount_paid: ({ amount_paid }) => amount_paid,
  amount_confirmed: ({ amount_confirmed }) => amount_confirmed,
  amount_overpaid: ({ amount_overpaid }) => amount_overpaid,
  description: ({ description }) => description,
  customer_id: ({ customer_id }) => customer_id,
  payment_link_id: ({ payment_link_id }) => payment_link_id,
  address: ({ payable }) => payable.address,
  created_at: ({ created_at }) => created_at,
  expires_at: ({ expires_at }) => expires_at,
  paid_at: ({ status_transitions }) => status_transitions.paid_at,
  metadata: ({ metadata }) => JSON.stringify(metadata),
};

/** The invoices that a list of these filters has, as lines of CSV, oldest first. Throws `forbidden`, `validation_failed`. */
export async function exportInvoices(
  ctx: Context,
  filters: ListInvoicesInput,
): Promise<AsyncIterable<string>> {
  return csvOf(COLUMNS, (cursor) => listInvoices(ctx, { ...filters, ...WHOLE_PAGES, cursor }));
}
