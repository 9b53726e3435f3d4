import { listSettlements } from "@/server/modules/settlements/list-settlements";
import { listSettlementsSchema } from "@/server/modules/settlements/schema";
import { merchantProcedure, router } from "@/server/trpc/init";

export const settlementsRouter = router({
  list: merchantProcedure.input(listSettlementsSchema).query(({ ctx, input }) => listSettlements(ctx, input)),
});
