import { authorize } from "@/server/auth/authorize";
import { describeActor } from "@/server/core/actor";
import { notFound } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { parse } from "@/server/core/parse";
import { time } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import {
  type AddInvoiceNoteInput,
  addInvoiceNoteSchema,
  type InvoiceNote,
} from "@/server/modules/invoices/schema";

/** Writes a note about an invoice into its timeline, for colleagues alone. Throws `forbidden`, `not_found`, `validation_failed`. */
export async function addInvoiceNote(outer: Context, input: AddInvoiceNoteInput): Promise<InvoiceNote> {
  const merchantId = authorize(outer, "invoices:update");
  const { id: invoiceId, body } = parse(addInvoiceNoteSchema, input);
  return withTransaction(outer, async (ctx) => {
    const known = await ctx.tx.invoice.count({ where: { id: invoiceId, merchantId, mode: ctx.mode } });
    if (known === 0) throw notFound("invoice", invoiceId);
    const id = newId("invoiceNote", ctx.clock);
    const createdAt = ctx.clock.now();
    await ctx.tx.invoiceNote.create({
      data: { id, merchantId, mode: ctx.mode, invoiceId, body, actor: ctx.actor, createdAt },
    });
    const note: InvoiceNote = {
      id,
      object: "invoice_note",
      livemode: ctx.mode === "live",
      invoice_id: invoiceId,
      body,
      author: describeActor(ctx.actor),
      version: 1,
      created_at: time(createdAt),
    };
    await appendEvents(ctx, [
      {
        type: "invoice_note.added",
        aggregateType: "invoice_note",
        aggregateId: id,
        version: 1,
        merchantId,
        mode: ctx.mode,
        data: note,
      },
    ]);
    return note;
  });
}
