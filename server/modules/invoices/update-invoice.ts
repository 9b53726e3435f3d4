import { authorize } from "@/server/auth/authorize";
import type { AuthorizedMerchantId } from "@/server/core/actor";
import { addSeconds, instant } from "@/server/core/clock";
import { assertVersion, DomainError, invalidField, notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context, TransactionContext } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { checkCustomer } from "@/server/modules/customers/check-customer";
import { ensureCustomer } from "@/server/modules/customers/ensure-customer";
import { watchDepositAddress } from "@/server/modules/deposit-addresses/watch-deposit-address";
import {
  type AddressedInvoiceRow,
  invoiceEvent,
  toInvoice,
  withAddress,
} from "@/server/modules/invoices/internal";
import { checkReturnLinks } from "@/server/modules/invoices/rules";
import {
  type Invoice,
  INVOICE_LIMITS,
  type UpdateInvoiceInput,
  updateInvoiceSchema,
} from "@/server/modules/invoices/schema";
import { isPayable } from "@/server/modules/invoices/status";
import type { z } from "zod";

type Changes = Omit<z.output<typeof updateInvoiceSchema>, "id" | "version">;

/** An expiry is only ever put off, and never brings back what has ended. */
function extendedExpiry(ctx: Context, row: AddressedInvoiceRow, expiresAt: string): Date {
  if (!isPayable(row.status))
    throw new DomainError("invalid_state", `The expiry of an invoice that is ${row.status} cannot change`);
  const wanted = instant(expiresAt);
  const now = ctx.clock.now();
  if (wanted <= row.expiresAt || wanted <= now)
    throw invalidField("expires_at", `Must be later than ${row.expiresAt.toISOString()} and than now`);
  if (wanted > addSeconds(now, INVOICE_LIMITS.expirySeconds.maximum))
    throw invalidField("expires_at", "Must be at most 90 days from now");
  return wanted;
}

async function newCustomer(
  ctx: TransactionContext,
  merchantId: AuthorizedMerchantId,
  { customer, customer_id }: Changes,
): Promise<string | null | undefined> {
  if (customer) return ensureCustomer(ctx, merchantId, customer);
  return customer_id ? checkCustomer(ctx, merchantId, customer_id) : customer_id;
}

async function columnsOf(
  ctx: TransactionContext,
  merchantId: AuthorizedMerchantId,
  row: AddressedInvoiceRow,
  changes: Changes,
) {
  const { description, metadata, success_url, cancel_url, expires_at } = changes;
  const customerId = await newCustomer(ctx, merchantId, changes);
  return {
    ...(description === undefined ? {} : { description }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(customerId === undefined ? {} : { customerId }),
    ...(success_url === undefined ? {} : { successUrl: success_url }),
    ...(cancel_url === undefined ? {} : { cancelUrl: cancel_url }),
    ...(expires_at === undefined ? {} : { expiresAt: extendedExpiry(ctx, row, expires_at) }),
  };
}

/** The named fields of the public object, for the audit log. */
function fieldsOf(row: AddressedInvoiceRow, changes: Changes): Partial<Invoice> {
  const invoice = toInvoice(row);
  const names = new Set(Object.keys(changes).map((name) => (name === "customer" ? "customer_id" : name)));
  return Object.fromEntries(Object.entries(invoice).filter(([name]) => names.has(name)));
}

/**
 * Changes what is said about an invoice, and puts its expiry off while it is pending; never what was asked for. Audited.
 * Throws `forbidden`, `not_found`, `validation_failed`, `invalid_state` (expiry), `version_mismatch`, `conflict`.
 */
export async function updateInvoice(outer: Context, input: UpdateInvoiceInput): Promise<Invoice> {
  const merchantId = authorize(outer, "invoices:update");
  const { id, version, ...changes } = parse(updateInvoiceSchema, input);
  checkReturnLinks(outer.mode, changes);
  return withTransaction(outer, async (ctx) => {
    const row = await ctx.tx.invoice.findFirst({
      where: { id, merchantId, mode: ctx.mode },
      include: withAddress,
    });
    if (!row) throw notFound("invoice", id);
    assertVersion("invoice", row.version, version);
    const columns = await columnsOf(ctx, merchantId, row, changes);
    const [changed] = await ctx.tx.invoice.updateManyAndReturn({
      where: { id, merchantId, version: row.version },
      data: { ...columns, version: row.version + 1, updatedAt: ctx.clock.now() },
    });
    if (!changed) throw new DomainError("conflict", "The invoice has changed in the meantime");
    if (columns.expiresAt)
      await watchDepositAddress(ctx, { invoiceId: id, invoiceExpiresAt: columns.expiresAt });
    const after = { ...changed, depositAddress: row.depositAddress };
    await recordAudit(ctx, {
      action: "invoice.update",
      targetType: "invoice",
      targetId: id,
      before: fieldsOf(row, changes),
      after: fieldsOf(after, changes),
    });
    await appendEvents(ctx, [invoiceEvent("invoice.updated", after)]);
    return toInvoice(after);
  });
}
