import { asSystem, authorize } from "@/server/auth/authorize";
import { assertVersion, DomainError, notFound } from "@/server/core/errors";
import { formatAmount } from "@/server/core/money";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { invoiceEvent, toInvoice } from "@/server/modules/invoices/internal";
import { readLockedInvoices } from "@/server/modules/invoices/read-locked-invoices";
import { surplusToKeep } from "@/server/modules/invoices/rules";
import { type Invoice, type KeepSurplusInput, keepSurplusSchema } from "@/server/modules/invoices/schema";
import { postTransfers } from "@/server/modules/ledger/post-transfers";
import { merchantAccount } from "@/server/modules/ledger/rules";

/**
 * Makes an invoice's surplus the merchant's own: unapplied → available, without a fee, since nothing was sold for it. The
 * invoice goes on to say that it was overpaid. Throws `forbidden`, `validation_failed`, `not_found`,
 * `version_mismatch`, `invalid_state` (not paid, not final, or nothing to keep).
 */
export async function keepSurplus(
  outer: Context,
  { id, version, ...input }: KeepSurplusInput,
): Promise<Invoice> {
  const merchantId = authorize(outer, "payments:write");
  const { reason } = parse(keepSurplusSchema, input);
  return withTransaction(outer, async (ctx) => {
    const [found] = await readLockedInvoices(asSystem(ctx, "keep-surplus"), [id]);
    if (found?.merchantId !== merchantId || found.mode !== ctx.mode) throw notFound("invoice", id);
    const { payments, settlements: _, ...row } = found;
    assertVersion("invoice", row.version, version);
    const surplus = surplusToKeep({ ...row, payments });
    if (typeof surplus === "string") throw new DomainError("invalid_state", surplus);
    const kept = {
      ...row,
      surplusKeptMinor: row.surplusMinor,
      version: row.version + 1,
      updatedAt: ctx.clock.now(),
    };
    const { count } = await ctx.tx.invoice.updateMany({
      where: { id, merchantId, version: row.version },
      data: { surplusKeptMinor: kept.surplusKeptMinor, version: kept.version, updatedAt: kept.updatedAt },
    });
    if (count === 0) throw new DomainError("conflict", "The invoice has changed in the meantime");
    await postTransfers(ctx, [
      {
        reference: `invoice:${id}:surplus:${kept.version}`,
        mode: row.mode,
        purpose: "invoice.surplus_kept",
        legs: [
          {
            from: merchantAccount(merchantId, "unapplied"),
            to: merchantAccount(merchantId, "available"),
            amount: surplus.minor,
            currency: "USDT",
          },
        ],
      },
    ]);
    await recordAudit(ctx, {
      action: "invoice.keep_surplus",
      targetType: "invoice",
      targetId: id,
      reason,
      after: { amount: formatAmount(surplus) },
    });
    await appendEvents(ctx, [invoiceEvent("invoice.updated", kept)]);
    return toInvoice(kept);
  });
}
