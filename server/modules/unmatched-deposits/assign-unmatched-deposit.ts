import { asSystem, authorize } from "@/server/auth/authorize";
import type { AuthorizedMerchantId } from "@/server/core/actor";
import { DomainError, notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context, TransactionContext } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import { readLockedInvoices } from "@/server/modules/invoices/read-locked-invoices";
import { needsMoney } from "@/server/modules/invoices/status";
import { updateInvoiceStates } from "@/server/modules/invoices/update-invoice-states";
import { merchantAccount } from "@/server/modules/ledger/rules";
import { loadDecidable, recordDecision } from "@/server/modules/unmatched-deposits/internal";
import {
  type AssignUnmatchedDepositInput,
  assignUnmatchedDepositSchema,
  type UnmatchedDeposit,
} from "@/server/modules/unmatched-deposits/schema";

const JOB = "assign-unmatched-deposit";

/** The merchant's invoice, locked, if it still needs money of this network. */
async function lockTarget(
  ctx: TransactionContext,
  merchantId: AuthorizedMerchantId,
  { invoiceId, network }: { invoiceId: string; network: string },
) {
  const [invoice] = await readLockedInvoices(asSystem(ctx, JOB), [invoiceId]);
  if (invoice?.merchantId !== merchantId || invoice.mode !== ctx.mode) throw notFound("invoice", invoiceId);
  if (!needsMoney(invoice.status))
    throw new DomainError("invalid_state", `The invoice is ${invoice.status} and needs no money`);
  if (invoice.network !== network)
    throw new DomainError(
      "invalid_state",
      `The invoice is paid on ${invoice.network}, the money is on ${network}`,
    );
  return invoice;
}

/**
 * Counts unmatched money toward an invoice of the same merchant and mode that still needs money, the held invoice itself
 * among them: unmatched → unapplied, and the invoice is judged anew; once paid it is settled like any other. The payment
 * belongs to that invoice from then on. Throws `forbidden`, `validation_failed`, `not_found` (deposit or invoice),
 * `invalid_state` (not final, decided already, or the invoice needs nothing), `version_mismatch`, `conflict`.
 */
export async function assignUnmatchedDeposit(
  outer: Context,
  { id, version, ...input }: AssignUnmatchedDepositInput,
): Promise<UnmatchedDeposit> {
  const merchantId = authorize(outer, "deposits:write");
  const { invoice_id: invoiceId, reason } = parse(assignUnmatchedDepositSchema, input);
  return withTransaction(outer, async (ctx) => {
    const row = await loadDecidable(ctx, merchantId, { id, version });
    // Invoices before accounts, as every job does.
    const { expiresAt } = await lockTarget(ctx, merchantId, { invoiceId, network: row.network });
    const decided = await recordDecision(ctx, row, {
      outcome: "assigned",
      reason,
      assignedInvoiceId: invoiceId,
      change: { invoiceId, disposition: "applied", late: row.blockTime.getTime() > expiresAt.getTime() },
      to: merchantAccount(merchantId, "unapplied"),
    });
    const chain = await getChainStatus(ctx, row.network);
    await updateInvoiceStates(asSystem(ctx, JOB), {
      invoiceIds: [invoiceId],
      chainTime: chain?.head.time ?? null,
    });
    return decided;
  });
}
