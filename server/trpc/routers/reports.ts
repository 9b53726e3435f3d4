import { getSettlementReport } from "@/server/modules/reports/get-settlement-report";
import { settlementReportInputSchema } from "@/server/modules/reports/schema";
import { merchantProcedure, router } from "@/server/trpc/init";

export const reportsRouter = router({
  settlements: merchantProcedure
    .input(settlementReportInputSchema)
    .query(({ ctx, input }) => getSettlementReport(ctx, input)),
});
