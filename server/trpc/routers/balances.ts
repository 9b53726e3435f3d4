import { getBalances } from "@/server/modules/ledger/get-balances";
import { merchantProcedure, router } from "@/server/trpc/init";

export const balancesRouter = router({
  get: merchantProcedure.query(({ ctx }) => getBalances(ctx)),
});
