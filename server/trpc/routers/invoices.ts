import { z } from "zod";
import { diagnoseInvoice } from "@/server/modules/diagnosis/diagnose-invoice";
import { diagnoseInvoiceSchema } from "@/server/modules/diagnosis/schema";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import { countInvoices } from "@/server/modules/invoices/count-invoices";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { listInvoices } from "@/server/modules/invoices/list-invoices";
import {
  cancelInvoiceSchema,
  createInvoiceSchema,
  getInvoiceSchema,
  listInvoicesSchema,
} from "@/server/modules/invoices/schema";
import { merchantProcedure, router } from "@/server/trpc/init";

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
  cancel: merchantProcedure
    .input(cancelInvoiceSchema)
    .mutation(({ ctx, input }) => cancelInvoice(ctx, input)),
});
