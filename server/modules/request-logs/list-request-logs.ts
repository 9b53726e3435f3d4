import { authorize } from "@/server/auth/authorize";
import { instant } from "@/server/core/clock";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { pageArguments } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import { toRequestLog } from "@/server/modules/request-logs/internal";
import {
  type ListRequestLogsInput,
  listRequestLogsSchema,
  type RequestLog,
} from "@/server/modules/request-logs/schema";

/** `404` is that status, `4xx` its whole class. */
function statusRange(status: string): { gte: number; lt: number } | number {
  if (!status.endsWith("xx")) return Number(status);
  const first = Number(status[0]) * 100;
  return { gte: first, lt: first + 100 };
}

/** The merchant's API requests of the context's mode, newest first unless asked otherwise, without their bodies. */
export async function listRequestLogs(ctx: Context, input: ListRequestLogsInput): Promise<List<RequestLog>> {
  const merchantId = authorize(ctx, "request_logs:read");
  const {
    method,
    status,
    path,
    client_id,
    request_id,
    idempotency_key,
    created_after,
    created_before,
    ...page
  } = parse(listRequestLogsSchema, input);
  const { where, ...rest } = pageArguments(page);
  const rows = await reader(ctx).requestLog.findMany({
    ...rest,
    where: {
      merchantId,
      mode: ctx.mode,
      ...(method && { method }),
      ...(status && { status: statusRange(status) }),
      ...(path && { path: { contains: path } }),
      ...(client_id && { clientId: client_id }),
      ...(request_id && { requestId: request_id }),
      ...(idempotency_key && { idempotencyKey: idempotency_key }),
      createdAt: {
        ...(created_after && { gte: instant(created_after) }),
        ...(created_before && { lt: instant(created_before) }),
      },
      ...where,
    },
    omit: { requestBody: true, responseBody: true, sameResponseAs: true, answerKeyId: true },
  });
  return toList(rows, page.limit, toRequestLog);
}
