import { getBalances } from "@/server/modules/ledger/get-balances";
import { listLedgerLinesSchema } from "@/server/modules/ledger/schema";
import { listBalanceChanges } from "@/server/modules/reports/list-balance-changes";
import { merchantProcedure, router } from "@/server/trpc/init";

export const balancesRouter = router({
  get: merchantProcedure.query(({ ctx }) => getBalances(ctx)),
  lines: merchantProcedure
    .input(listLedgerLinesSchema)
    .query(({ ctx, input }) => listBalanceChanges(ctx, input)),
});
