import { authorize } from "@/server/auth/authorize";
import { assertVersion, DomainError, notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { invoiceEvent, toInvoice, withAddress } from "@/server/modules/invoices/internal";
import { type CancelInvoiceInput, cancelInvoiceSchema, type Invoice } from "@/server/modules/invoices/schema";
import { canCancelInvoice } from "@/server/modules/invoices/status";

/**
 * Cancels a pending invoice toward which nothing was paid; money that arrives later waits in the unmatched inbox.
 * Throws `forbidden`, `not_found`, `invalid_state`, `version_mismatch` (another version was expected), `conflict`.
 */
export async function cancelInvoice(outer: Context, input: CancelInvoiceInput): Promise<Invoice> {
  const merchantId = authorize(outer, "invoices:update");
  const { id, version } = parse(cancelInvoiceSchema, input);
  return withTransaction(outer, async (ctx) => {
    const row = await ctx.tx.invoice.findFirst({
      where: { id, merchantId, mode: ctx.mode },
      include: withAddress,
    });
    if (!row) throw notFound("invoice", id);
    assertVersion("invoice", row.version, version);
    if (!canCancelInvoice(row)) {
      throw new DomainError(
        "invalid_state",
        `An invoice that is ${row.exception === "none" ? row.status : row.exception} cannot be cancelled`,
      );
    }
    const now = ctx.clock.now();
    const change = { cancelledAt: now, updatedAt: now, version: row.version + 1 };
    const { count } = await ctx.tx.invoice.updateMany({
      where: { id, merchantId, status: "pending", version: row.version },
      data: { status: "cancelled", ...change },
    });
    if (count === 0) throw new DomainError("conflict", "The invoice has changed in the meantime");
    const cancelled = { ...row, ...change, status: "cancelled" as const };
    await recordAudit(ctx, {
      action: "invoice.cancel",
      targetType: "invoice",
      targetId: id,
      before: { status: row.status },
      after: { status: "cancelled" },
    });
    await appendEvents(ctx, [invoiceEvent("invoice.cancelled", cancelled)]);
    return toInvoice(cancelled);
  });
}
