import { LIMITS } from "@/server/config/limits";
import { authorizeSystem } from "@/server/auth/authorize";
import { prepared } from "@/server/db/direct-statements";
import type { Mode } from "@/server/core/actor";
import { newId } from "@/server/core/ids";
import { time } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { db } from "@/server/db/client";
import { seal } from "@/server/db/secret-box";
import { BODY_PURPOSE } from "@/server/modules/request-logs/internal";
import { cut, redactBody, redactPath, redactText } from "@/server/modules/request-logs/rules";

const { bodyCharacters, pathCharacters, fieldCharacters } = LIMITS.requestLog;

/** A request as the door saw it, with whatever it held. */
export interface AnsweredRequest {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly clientId: string;
  readonly requestId: string;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly route: string;
  readonly status: number;
  readonly errorCode: string | null;
  readonly durationMs: number;
  readonly idempotencyKey: string | null;
  readonly clientAddress: string | null;
  readonly userAgent: string | null;
  readonly requestBody: string | null;
  readonly responseBody: string | null;
  readonly at: Date;
}

/** Stores answered requests with one statement, without their secrets and with sealed bodies. Called by the door's recorder, beside the requests. */
export async function recordRequests(ctx: Context, requests: readonly AnsweredRequest[]): Promise<void> {
  authorizeSystem(ctx);
  const sealed = new Map<string, string>();
  const rows = JSON.stringify(requests.map((request) => toRow(request, sealed)));
  await db().$executeRaw(
    prepared`INSERT INTO request_logs SELECT * FROM json_populate_recordset(NULL::request_logs, ${rows}::json)`,
  );
}

/** By the names of the columns. */
function toRow(request: AnsweredRequest, sealed: Map<string, string>) {
  const { at } = request;
  return {
    id: newId("requestLog", { now: () => at }),
    merchant_id: request.merchantId,
    mode: request.mode,
    client_id: request.clientId,
    request_id: request.requestId,
    method: request.method,
    path: redactPath(request.path, pathCharacters),
    route: request.route,
    status: request.status,
    error_code: request.errorCode,
    duration_ms: request.durationMs,
    idempotency_key: fieldOf(request.idempotencyKey),
    client_address: request.clientAddress,
    user_agent: fieldOf(request.userAgent),
    request_body: bodyOf(request.requestBody, sealed),
    response_body: bodyOf(request.responseBody, sealed),
    created_at: time(at),
  };
}

/** Who polls gets the same answer again and again: of a batch, each text is redacted and sealed once. */
function bodyOf(text: string | null, sealed: Map<string, string>): string | null {
  if (text === null) return null;
  const body = sealed.get(text) ?? seal(redactBody(text, bodyCharacters), BODY_PURPOSE);
  sealed.set(text, body);
  return body;
}

function fieldOf(text: string | null): string | null {
  return text === null ? null : cut(redactText(text), fieldCharacters);
}
