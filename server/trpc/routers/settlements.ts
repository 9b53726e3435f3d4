import { listNamedSettlements } from "@/server/modules/reports/list-named-settlements";
import { listSettlementsSchema } from "@/server/modules/settlements/schema";
import { merchantProcedure, router } from "@/server/trpc/init";

export const settlementsRouter = router({
  list: merchantProcedure
    .input(listSettlementsSchema)
    .query(({ ctx, input }) => listNamedSettlements(ctx, input)),
});
