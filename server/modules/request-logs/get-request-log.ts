import { authorize } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { addSeconds } from "@/server/core/clock";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import type { RequestLog as RequestLogRow } from "@/server/db/generated/client";
import { unseal } from "@/server/db/secret-box";
import { reader } from "@/server/db/transaction";
import { getAnswer } from "@/server/modules/idempotency-keys/get-answer";
import { BODY_PURPOSE, toRequestLog } from "@/server/modules/request-logs/internal";
import { redactBody } from "@/server/modules/request-logs/rules";
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
  const { answerKeyId, sameResponseAs } = row;
  const keeper = sameResponseAs === null ? row : await find(sameResponseAs);
  return {
    ...toRequestLog(row),
    request_body: open(row.requestBody),
    response_body:
      answerKeyId === null ? open(keeper?.responseBody ?? null) : await answerOf(ctx, answerKeyId, row),
  };
}

function open(body: string | null): string | null {
  return body === null ? null : unseal(body, BODY_PURPOSE);
}

/** What the request's idempotency key keeps, without its secrets. It was kept before the request had its answer. */
async function answerOf(
  ctx: Context,
  id: string,
  { createdAt, durationMs }: RequestLogRow,
): Promise<string | null> {
  const until = addSeconds(createdAt, Math.ceil(durationMs / 1000) + 1);
  const answer = await getAnswer(ctx, { id, until });
  return answer && redactBody(answer, LIMITS.requestLog.bodyCharacters);
}
