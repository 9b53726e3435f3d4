import { getOverview } from "@/server/modules/read-models/get-overview";
import { getOverviewSchema } from "@/server/modules/read-models/schema";
import { merchantProcedure, router } from "@/server/trpc/init";

export const overviewRouter = router({
  get: merchantProcedure.input(getOverviewSchema).query(({ ctx, input }) => getOverview(ctx, input)),
});
