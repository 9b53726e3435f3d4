import { z } from "zod";
import { diagnosePublicInvoice } from "@/server/modules/diagnosis/diagnose-public-invoice";
import { diagnoseInvoiceSchema } from "@/server/modules/diagnosis/schema";
import { getPublicInvoice } from "@/server/modules/invoices/get-public-invoice";
import { recordInvoiceView } from "@/server/modules/invoices/record-invoice-view";
import { disturbPublicTestInvoice } from "@/server/modules/test-helpers/disturb-public-test-invoice";
import { payPublicTestInvoice } from "@/server/modules/test-helpers/pay-public-test-invoice";
import {
  disturbPublicTestInvoiceSchema,
  payPublicTestInvoiceSchema,
} from "@/server/modules/test-helpers/schema";
import { checkoutProcedure, router } from "@/server/trpc/init";

const id = z.string();

/** What the hosted checkout asks for: whoever has the link may. */
export const publicInvoicesRouter = router({
  get: checkoutProcedure.query(({ ctx, input }) => getPublicInvoice(ctx, input)),
  recordView: checkoutProcedure.mutation(async ({ ctx, input }) =>
    recordInvoiceView(ctx, { ...input, viewerId: (await ctx.userId?.()) ?? null }),
  ),
  diagnose: checkoutProcedure
    .input(diagnoseInvoiceSchema.extend({ id }))
    .mutation(({ ctx, input }) => diagnosePublicInvoice(ctx, input)),
  payTest: checkoutProcedure
    .input(payPublicTestInvoiceSchema.extend({ id }))
    .mutation(({ ctx, input }) => payPublicTestInvoice(ctx, input)),
  disturbTest: checkoutProcedure
    .input(disturbPublicTestInvoiceSchema.extend({ id }))
    .mutation(({ ctx, input }) => disturbPublicTestInvoice(ctx, input)),
});
