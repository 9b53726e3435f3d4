import { getRequestLog } from "@/server/modules/request-logs/get-request-log";
import { listRequestLogs } from "@/server/modules/request-logs/list-request-logs";
import {
  listRequestLogsSchema,
  requestLogDetailSchema,
  requestLogListSchema,
} from "@/server/modules/request-logs/schema";
import { operation } from "@/server/rest/operation";

const tag = "Request logs";

export const REQUEST_LOG_OPERATIONS = [
  operation({
    operationId: "listRequestLogs",
    method: "get",
    path: "/request_logs",
    tag,
    summary: "List requests",
    description:
      "What was asked with your keys in the last 30 days, without bodies. A request appears within a second or two.",
    access: "request_logs:read",
    query: listRequestLogsSchema.strict(),
    status: 200,
    answer: requestLogListSchema,
    run: ({ ctx, query }) => listRequestLogs(ctx, query),
  }),
  operation({
    operationId: "getRequestLog",
    method: "get",
    path: "/request_logs/{id}",
    tag,
    summary: "Get a request",
    description: "With both bodies. Secrets are replaced, and long bodies are cut.",
    access: "request_logs:read",
    params: { id: "requestLog" },
    status: 200,
    answer: requestLogDetailSchema,
    run: ({ ctx, params }) => getRequestLog(ctx, { id: params.id }),
  }),
];
