import { time } from "@/server/core/wire";
import type { RequestLog as RequestLogRow } from "@/server/db/generated/client";
import type { RequestLog } from "@/server/modules/request-logs/schema";

/** Bodies name customers, who are not kept readable anywhere (decision 0025). */
export const BODY_PURPOSE = "request-log body";

/** A row without its bodies, which a list does not read. */
export type RequestLogHead = Omit<
  RequestLogRow,
  "requestBody" | "responseBody" | "sameResponseAs" | "answerKeyId"
>;

export function toRequestLog(row: RequestLogHead): RequestLog {
  return {
    id: row.id,
    object: "request_log",
    livemode: row.mode === "live",
    request_id: row.requestId,
    client_id: row.clientId,
    method: row.method,
    path: row.path,
    route: row.route,
    status: row.status,
    error_code: row.errorCode,
    duration_ms: row.durationMs,
    idempotency_key: row.idempotencyKey,
    client_address: row.clientAddress,
    user_agent: row.userAgent,
    created_at: time(row.createdAt),
  };
}
