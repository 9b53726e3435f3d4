import { getRequestLog } from "@/server/modules/request-logs/get-request-log";
import { listRequestLogs } from "@/server/modules/request-logs/list-request-logs";
import { getRequestLogSchema, listRequestLogsSchema } from "@/server/modules/request-logs/schema";
import { merchantProcedure, router } from "@/server/trpc/init";

export const requestLogsRouter = router({
  list: merchantProcedure.input(listRequestLogsSchema).query(({ ctx, input }) => listRequestLogs(ctx, input)),
  get: merchantProcedure.input(getRequestLogSchema).query(({ ctx, input }) => getRequestLog(ctx, input)),
});
