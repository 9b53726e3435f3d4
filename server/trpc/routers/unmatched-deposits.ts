import { z } from "zod";
import { assignUnmatchedDeposit } from "@/server/modules/unmatched-deposits/assign-unmatched-deposit";
import { countUnmatchedDeposits } from "@/server/modules/unmatched-deposits/count-unmatched-deposits";
import { keepUnmatchedDeposit } from "@/server/modules/unmatched-deposits/keep-unmatched-deposit";
import { listUnmatchedDeposits } from "@/server/modules/unmatched-deposits/list-unmatched-deposits";
import { requestUnmatchedRefund } from "@/server/modules/unmatched-deposits/request-unmatched-refund";
import {
  assignUnmatchedDepositSchema,
  keepUnmatchedDepositSchema,
  listUnmatchedDepositsSchema,
  requestUnmatchedRefundSchema,
} from "@/server/modules/unmatched-deposits/schema";
import { merchantProcedure, router } from "@/server/trpc/init";

const id = z.string();

export const unmatchedDepositsRouter = router({
  list: merchantProcedure
    .input(listUnmatchedDepositsSchema)
    .query(({ ctx, input }) => listUnmatchedDeposits(ctx, input)),
  counts: merchantProcedure.query(({ ctx }) => countUnmatchedDeposits(ctx)),
  assign: merchantProcedure
    .input(assignUnmatchedDepositSchema.extend({ id }))
    .mutation(({ ctx, input }) => assignUnmatchedDeposit(ctx, input)),
  keep: merchantProcedure
    .input(keepUnmatchedDepositSchema.extend({ id }))
    .mutation(({ ctx, input }) => keepUnmatchedDeposit(ctx, input)),
  requestRefund: merchantProcedure
    .input(requestUnmatchedRefundSchema.extend({ id }))
    .mutation(({ ctx, input }) => requestUnmatchedRefund(ctx, input)),
});
