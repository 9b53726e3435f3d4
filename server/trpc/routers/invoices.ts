import { z } from "zod";
import { diagnoseInvoice } from "@/server/modules/diagnosis/diagnose-invoice";
import { diagnoseInvoiceSchema } from "@/server/modules/diagnosis/schema";
import { addInvoiceNote } from "@/server/modules/invoices/add-invoice-note";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import { countInvoices } from "@/server/modules/invoices/count-invoices";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { keepSurplus } from "@/server/modules/invoices/keep-surplus";
import { listInvoices } from "@/server/modules/invoices/list-invoices";
import {
  addInvoiceNoteSchema,
  cancelInvoiceSchema,
  createInvoiceSchema,
  getInvoiceSchema,
  keepSurplusSchema,
  listInvoicesSchema,
  updateInvoiceSchema,
} from "@/server/modules/invoices/schema";
import { updateInvoice } from "@/server/modules/invoices/update-invoice";
import { attachTransaction } from "@/server/modules/manual-payments/attach-transaction";
import { markInvoicePaid } from "@/server/modules/manual-payments/mark-invoice-paid";
import { attachTransactionSchema, markPaidSchema } from "@/server/modules/manual-payments/schema";
import { merchantProcedure, router } from "@/server/trpc/init";

const id = z.string();

export const invoicesRouter = router({
  list: merchantProcedure.input(listInvoicesSchema).query(({ ctx, input }) => listInvoices(ctx, input)),
  counts: merchantProcedure.query(({ ctx }) => countInvoices(ctx)),
  get: merchantProcedure.input(getInvoiceSchema).query(({ ctx, input }) => getInvoice(ctx, input)),
  diagnose: merchantProcedure
    .input(diagnoseInvoiceSchema.extend({ id: z.string() }))
    .mutation(({ ctx, input }) => diagnoseInvoice(ctx, input)),
  create: merchantProcedure
    .input(createInvoiceSchema)
    .mutation(({ ctx, input }) => createInvoice(ctx, input)),
  update: merchantProcedure
    .input(updateInvoiceSchema)
    .mutation(({ ctx, input }) => updateInvoice(ctx, input)),
  addNote: merchantProcedure
    .input(addInvoiceNoteSchema)
    .mutation(({ ctx, input }) => addInvoiceNote(ctx, input)),
  markPaid: merchantProcedure
    .input(markPaidSchema.safeExtend({ id, version: z.int().optional() }))
    .mutation(({ ctx, input }) => markInvoicePaid(ctx, input)),
  attachTransaction: merchantProcedure
    .input(attachTransactionSchema.extend({ id }))
    .mutation(({ ctx, input }) => attachTransaction(ctx, input)),
  keepSurplus: merchantProcedure
    .input(keepSurplusSchema.extend({ id }))
    .mutation(({ ctx, input }) => keepSurplus(ctx, input)),
  cancel: merchantProcedure
    .input(cancelInvoiceSchema)
    .mutation(({ ctx, input }) => cancelInvoice(ctx, input)),
});
