import { z } from "zod";
import { advanceTestClock } from "@/server/modules/test-helpers/advance-test-clock";
import { interruptTestChain } from "@/server/modules/test-helpers/interrupt-test-chain";
import { mineTestBlocks } from "@/server/modules/test-helpers/mine-test-blocks";
import { payTestInvoice } from "@/server/modules/test-helpers/pay-test-invoice";
import { reorgTestChain } from "@/server/modules/test-helpers/reorg-test-chain";
import {
  advanceTestClockSchema,
  interruptTestChainSchema,
  mineTestBlocksSchema,
  payTestInvoiceSchema,
  reorgTestChainSchema,
} from "@/server/modules/test-helpers/schema";
import { merchantProcedure, router } from "@/server/trpc/init";

const payInvoiceSchema = payTestInvoiceSchema.extend({ id: z.string() });

export const testHelpersRouter = router({
  payInvoice: merchantProcedure
    .input(payInvoiceSchema)
    .mutation(({ ctx, input }) => payTestInvoice(ctx, input)),
  mineBlocks: merchantProcedure
    .input(mineTestBlocksSchema)
    .mutation(({ ctx, input }) => mineTestBlocks(ctx, input)),
  reorg: merchantProcedure
    .input(reorgTestChainSchema)
    .mutation(({ ctx, input }) => reorgTestChain(ctx, input)),
  interrupt: merchantProcedure
    .input(interruptTestChainSchema)
    .mutation(({ ctx, input }) => interruptTestChain(ctx, input)),
  advanceClock: merchantProcedure
    .input(advanceTestClockSchema)
    .mutation(({ ctx, input }) => advanceTestClock(ctx, input)),
});
