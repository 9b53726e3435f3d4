import { asSystem, authorize } from "@/server/auth/authorize";
import type { AuthorizedMerchantId } from "@/server/core/actor";
import { assertVersion, DomainError, notFound } from "@/server/core/errors";
import { add, excess, money } from "@/server/core/money";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context, TransactionContext } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { readLockedInvoices } from "@/server/modules/invoices/read-locked-invoices";
import type { Invoice } from "@/server/modules/invoices/schema";
import { needsMoney } from "@/server/modules/invoices/status";
import { updateInvoiceStates } from "@/server/modules/invoices/update-invoice-states";
import { findTransaction } from "@/server/modules/manual-payments/find-transaction";
import { type FoundTransaction, recordTransaction } from "@/server/modules/manual-payments/internal";
import { type MarkInvoicePaidInput, markPaidSchema } from "@/server/modules/manual-payments/schema";
import { recordManualPayment } from "@/server/modules/payments/record-manual-payment";

const JOB = "mark-invoice-paid";

type LockedInvoice = Awaited<ReturnType<typeof readLockedInvoices>>[number];

/** The tenant's invoice, locked, if money is missing. Throws `not_found`, `version_mismatch`, `invalid_state`. */
async function lockUnpaid(
  ctx: TransactionContext,
  merchantId: AuthorizedMerchantId,
  { id, version }: { id: string; version?: number | undefined },
): Promise<LockedInvoice> {
  const [row] = await readLockedInvoices(asSystem(ctx, JOB), [id]);
  if (row?.merchantId !== merchantId || row.mode !== ctx.mode) throw notFound("invoice", id);
  assertVersion("invoice", row.version, version);
  if (!needsMoney(row.status))
    throw new DomainError("invalid_state", `The invoice is ${row.status} and needs no money`);
  return row;
}

/** Counts what is missing as received elsewhere. */
async function recordDirect(
  ctx: TransactionContext,
  row: LockedInvoice,
  said: { proof: string; reason: string },
): Promise<void> {
  const { id: invoiceId, merchantId, mode } = row;
  const missing = excess(money(row.dueMinor, "USDT"), money(row.seenMinor, "USDT"));
  await recordManualPayment(ctx, { merchantId, mode, invoiceId, amount: missing, ...said });
  const manual = add(money(row.manualMinor, "USDT"), missing);
  await ctx.tx.invoice.updateMany({
    where: { id: invoiceId, version: row.version },
    data: { manualMinor: manual.minor },
  });
  const chain = await getChainStatus(ctx, row.network);
  await updateInvoiceStates(asSystem(ctx, JOB), {
    invoiceIds: [invoiceId],
    chainTime: chain?.head.time ?? null,
  });
}

/** The transaction must cover what is missing, or nothing is recorded. */
async function recordCovering(
  ctx: TransactionContext,
  found: FoundTransaction,
  { id, version }: { id: string; version?: number | undefined },
): Promise<void> {
  assertVersion("invoice", (await getInvoice(ctx, { id })).version, version);
  await recordTransaction(ctx, found);
  const { status, amount_remaining: remaining } = await getInvoice(ctx, { id });
  if (status === "paid" || status === "confirming") return;
  throw new DomainError(
    "invalid_state",
    `With this transaction the invoice would still be ${status}, ${remaining} USDT short: attach it instead`,
  );
}

/**
 * Marks an invoice as paid, for a reason: by a transaction that is checked on the chain first and must cover what is missing,
 * or by proof of money that came elsewhere, for exactly what is missing. Audited. Returns the invoice with its payments.
 * Throws `forbidden`, `not_found`, `validation_failed`, `version_mismatch`, `invalid_state` (it needs no money, or the
 * transaction is too small), `chain_unavailable`, `unavailable`. Inside a caller's transaction the caller has asked the
 * chain before (`find-transaction`).
 */
export async function markInvoicePaid(
  outer: Context,
  { id, version, ...input }: MarkInvoicePaidInput,
  known?: FoundTransaction | null,
): Promise<Invoice> {
  const merchantId = authorize(outer, "payments:write");
  const { reason, proof, tx_id: txId } = parse(markPaidSchema, input);
  const found = known === undefined ? await findTransaction(outer, { id, tx_id: txId }) : known;
  return withTransaction(outer, async (ctx) => {
    // The watcher's order of locks: its network first, then invoices, then accounts.
    const before = found ? null : await lockUnpaid(ctx, merchantId, { id, version });
    if (found) await recordCovering(ctx, found, { id, version });
    if (before && proof !== undefined) await recordDirect(ctx, before, { proof, reason });
    const invoice = await getInvoice(ctx, { id, expand: ["payments"] });
    await recordAudit(ctx, {
      action: "invoice.mark_paid",
      targetType: "invoice",
      targetId: id,
      reason,
      after: { status: invoice.status, ...(txId === undefined ? { proof } : { tx_id: txId }) },
    });
    return invoice;
  });
}
