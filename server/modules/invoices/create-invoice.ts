import { isDomainError } from "@/server/core/errors";
import { invariant } from "@/server/core/invariant";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { createInvoices } from "@/server/modules/invoices/create-invoices";
import { listTerms } from "@/server/modules/invoices/list-terms";
import { type PreparedInvoice, prepareInvoice } from "@/server/modules/invoices/prepare-invoice";
import type { CreateInvoiceInput, Invoice } from "@/server/modules/invoices/schema";

/**
 * Creates an invoice with its own deposit address. The same order id with the same body returns the invoice that exists.
 * Throws `forbidden` (also for a suspended merchant), `validation_failed`, `conflict` (order id of another body), `unavailable` (mode without a network, or no rate to be had).
 * Inside a caller's transaction the caller has prepared it before, because that may ask the outside.
 */
export async function createInvoice(
  outer: Context,
  body: CreateInvoiceInput,
  known?: PreparedInvoice,
): Promise<Invoice> {
  const prepared = known ?? (await prepareInvoice(outer, body));
  return withTransaction(outer, async (ctx) => {
    const orders = [{ ...prepared, ctx }];
    const { outcomes, written } = await createInvoices(orders, await listTerms(orders));
    await written;
    const [outcome] = outcomes;
    invariant(outcome, "every order has its outcome");
    if (isDomainError(outcome)) throw outcome;
    return outcome;
  });
}
