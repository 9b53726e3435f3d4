import { z } from "zod";
import { mineTestBlocks } from "@/server/modules/test-helpers/mine-test-blocks";
import { payTestInvoice } from "@/server/modules/test-helpers/pay-test-invoice";
import { mineTestBlocksSchema, payTestInvoiceSchema } from "@/server/modules/test-helpers/schema";
import { merchantProcedure, router } from "@/server/trpc/init";

const payInvoiceSchema = payTestInvoiceSchema.extend({ id: z.string() });

export const testHelpersRouter = router({
  payInvoice: merchantProcedure
    .input(payInvoiceSchema)
    .mutation(({ ctx, input }) => payTestInvoice(ctx, input)),
  mineBlocks: merchantProcedure
    .input(mineTestBlocksSchema)
    .mutation(({ ctx, input }) => mineTestBlocks(ctx, input)),
});
