import { listNamedPayments } from "@/server/modules/reports/list-named-payments";
import { listPaymentsSchema } from "@/server/modules/payments/schema";
import { merchantProcedure, router } from "@/server/trpc/init";

export const paymentsRouter = router({
  list: merchantProcedure.input(listPaymentsSchema).query(({ ctx, input }) => listNamedPayments(ctx, input)),
});
