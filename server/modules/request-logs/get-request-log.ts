import { authorize } from "@/server/auth/authorize";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { unseal } from "@/server/db/secret-box";
import { reader } from "@/server/db/transaction";
import { BODY_PURPOSE, toRequestLog } from "@/server/modules/request-logs/internal";
import {
  type GetRequestLogInput,
  getRequestLogSchema,
  type RequestLogDetail,
} from "@/server/modules/request-logs/schema";

/** One of the merchant's API requests with its bodies. Throws `not_found`. */
export async function getRequestLog(ctx: Context, input: GetRequestLogInput): Promise<RequestLogDetail> {
  const merchantId = authorize(ctx, "request_logs:read");
  const { id } = parse(getRequestLogSchema, input);
  const find = (id: string) =>
    reader(ctx).requestLog.findFirst({ where: { id, merchantId, mode: ctx.mode } });
  const row = await find(id);
  if (!row) throw notFound("request log", id);
  const answer = row.sameResponseAs === null ? row : await find(row.sameResponseAs);
  const open = (body: string | null) => (body === null ? null : unseal(body, BODY_PURPOSE));
  return {
    ...toRequestLog(row),
    request_body: open(row.requestBody),
    response_body: open(answer?.responseBody ?? null),
  };
}
