import { DomainError, isDomainError } from "@/server/core/errors";
import type { TransactionContext } from "@/server/db/context";
import { checkCustomer } from "@/server/modules/customers/check-customer";
import { ensureCustomer } from "@/server/modules/customers/ensure-customer";
import { type AddressedInvoiceRow, toInvoice, withAddress } from "@/server/modules/invoices/internal";
import { issueInvoices } from "@/server/modules/invoices/issue-invoices";
import type { MerchantsTerms } from "@/server/modules/invoices/list-terms";
import type { PreparedInvoice } from "@/server/modules/invoices/prepare-invoice";
import type { Invoice } from "@/server/modules/invoices/schema";

/** A prepared invoice and whose request it is; all are in one transaction. */
export type OrderedInvoice = PreparedInvoice & { readonly ctx: TransactionContext };

type Outcome = Invoice | DomainError;

/** What an order id belongs to; null without one. */
function orderKey({ ctx, merchantId, draft }: OrderedInvoice): string | null {
  const { order_id: orderId } = draft.input;
  return orderId === undefined ? null : orderKeyOf({ merchantId, mode: ctx.mode, orderId });
}

function orderKeyOf({ merchantId, mode, orderId }: { merchantId: string; mode: string; orderId: string }) {
  return `${merchantId} ${mode} ${orderId}`;
}

/** The invoices that these order ids made before, by their keys: one query, whoever asks. */
async function findByOrders(
  orders: readonly OrderedInvoice[],
): Promise<ReadonlyMap<string | null, AddressedInvoiceRow>> {
  const tenants = Map.groupBy(
    orders.filter((order) => orderKey(order) !== null),
    ({ merchantId, ctx }) => `${merchantId} ${ctx.mode}`,
  );
  const [any] = orders;
  if (!any || tenants.size === 0) return new Map();
  const rows = await any.ctx.tx.invoice.findMany({
    where: {
      OR: [...tenants.values()].flatMap((group) => {
        const [first] = group;
        const orderIds = group.flatMap(({ draft }) => draft.input.order_id ?? []);
        return first ? { merchantId: first.merchantId, mode: first.ctx.mode, orderId: { in: orderIds } } : [];
      }),
    },
    include: withAddress,
  });
  return new Map(rows.map((row) => [orderKeyOf({ ...row, orderId: row.orderId ?? "" }), row]));
}

/** The invoice that the order id made, or the refusal of another body. */
function repeated(row: AddressedInvoiceRow, { draft }: OrderedInvoice): Outcome {
  if (row.inputHash === draft.inputHash) return toInvoice(row);
  const message = "This order id belongs to an invoice with other contents";
  return new DomainError("conflict", message, {
    issues: [{ path: "order_id", message }],
    invoice_id: row.id,
  });
}

/** The customer that the body names, by id or in place, or the refusal of an unknown or deleted one. */
async function customerOf({ ctx, merchantId, draft }: OrderedInvoice): Promise<string | null | DomainError> {
  const { customer_id: customerId, customer } = draft.input;
  try {
    if (customer) return await ensureCustomer(ctx, merchantId, customer);
    return customerId === undefined ? null : await checkCustomer(ctx, merchantId, customerId);
  } catch (error) {
    if (isDomainError(error)) return error;
    throw error;
  }
}

export interface CreatedInvoices {
  /** In the order of the requests. */
  readonly outcomes: Outcome[];
  /** The last statements are on their way. The transaction may end when this is fulfilled. */
  readonly written: Promise<unknown>;
}

/**
 * Creates invoices of one or many requests in one transaction, each as if it were alone: its own tenant, mode, time and
 * event. `terms` are those of `listTerms` in the same transaction. A refusal takes the place of its invoice, and what is refused that way has written nothing. Throws `conflict` when
 * somebody else took an order id meanwhile: the transaction is to be taken back then.
 */
export async function createInvoices(
  orders: readonly OrderedInvoice[],
  terms: MerchantsTerms,
): Promise<CreatedInvoices> {
  const outcomes = new Map<OrderedInvoice, Outcome>();
  const known = await findByOrders(orders);
  const keys = new Set<string>();
  const again: OrderedInvoice[] = [];
  const fresh: (OrderedInvoice & { readonly order: OrderedInvoice; readonly customerId: string | null })[] =
    [];
  for (const order of orders) {
    const key = orderKey(order);
    const row = known.get(key);
    if (row) outcomes.set(order, repeated(row, order));
    else if (key !== null && keys.has(key)) again.push(order);
    else {
      const customerId = terms.get(order.merchantId)?.refusal ?? (await customerOf(order));
      if (isDomainError(customerId)) outcomes.set(order, customerId);
      else fresh.push({ ...order, order, customerId });
      if (key !== null) keys.add(key);
    }
  }
  const { invoices, written } = await issueInvoices(fresh, terms);
  const late = fresh.flatMap(({ order }, index) => (invoices[index] ? [] : [order]));
  for (const [index, { order }] of fresh.entries()) {
    const invoice = invoices[index];
    if (invoice) outcomes.set(order, invoice);
  }
  // Another transaction committed the same order id after we looked, or it came twice in this one.
  const winners = await findByOrders([...late, ...again]);
  for (const order of [...late, ...again]) {
    const row = winners.get(orderKey(order));
    const outcome = row ? repeated(row, order) : lost();
    // One that was on its way may have made its customer.
    if (isDomainError(outcome) && late.includes(order)) throw outcome;
    outcomes.set(order, outcome);
  }
  return { outcomes: orders.map((order) => outcomes.get(order) ?? lost()), written };
}

function lost(): DomainError {
  return new DomainError("conflict", "The invoice could not be created; try again");
}
