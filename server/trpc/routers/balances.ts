import { getBalances } from "@/server/modules/ledger/get-balances";
import { listLedgerLines } from "@/server/modules/ledger/list-ledger-lines";
import { listLedgerLinesSchema } from "@/server/modules/ledger/schema";
import { merchantProcedure, router } from "@/server/trpc/init";

export const balancesRouter = router({
  get: merchantProcedure.query(({ ctx }) => getBalances(ctx)),
  lines: merchantProcedure
    .input(listLedgerLinesSchema)
    .query(({ ctx, input }) => listLedgerLines(ctx, input)),
});
