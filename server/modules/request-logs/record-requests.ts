import { LIMITS } from "@/server/config/limits";
import { authorizeSystem } from "@/server/auth/authorize";
import { prepared } from "@/server/db/direct-statements";
import type { Mode } from "@/server/core/actor";
import { newId } from "@/server/core/ids";
import { redactText } from "@/server/core/secret-text";
import { time } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { db } from "@/server/db/client";
import { seal } from "@/server/db/secret-box";
import { namesOf, unnest } from "@/server/db/unnest";
import { BODY_PURPOSE } from "@/server/modules/request-logs/internal";
import { cut, redactBody, redactPath } from "@/server/modules/request-logs/rules";

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
  /** The idempotency key that keeps the answer, which then comes without `responseBody`. */
  readonly answerKeyId: string | null;
}

const REQUEST_LOG = {
  id: "text",
  merchant_id: "text",
  mode: "mode",
  client_id: "text",
  request_id: "text",
  method: "text",
  path: "text",
  route: "text",
  status: "integer",
  error_code: "text",
  duration_ms: "double precision",
  idempotency_key: "text",
  client_address: "text",
  user_agent: "text",
  request_body: "line",
  response_body: "line",
  same_response_as: "text",
  created_at: "timestamptz",
  answer_key_id: "text",
};

const COLUMNS = namesOf(REQUEST_LOG);

/** Stores answered requests with one statement, without their secrets and with sealed bodies. Called by the door's recorder, beside the requests. */
export async function recordRequests(ctx: Context, requests: readonly AnsweredRequest[]): Promise<void> {
  authorizeSystem(ctx);
  const keepers = new Map<string, Keeper>();
  const sealed = new Map<string, Sealed>();
  const rows = requests.map((request) => toRow(request, keepers, sealed));
  await db().$executeRaw(
    prepared`INSERT INTO request_logs (${COLUMNS}) SELECT * FROM ${unnest(rows, REQUEST_LOG)}`,
  );
}

/** By the names of the columns. */
function toRow(request: AnsweredRequest, keepers: Map<string, Keeper>, sealed: Map<string, Sealed>) {
  const { at } = request;
  const id = newId("requestLog", at);
  const keeper = keeperOf(request, id, keepers);
  return {
    id,
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
    request_body: requestOf(request, sealed),
    response_body: keeper === null ? bodyOf(request.responseBody) : null,
    same_response_as: keeper,
    created_at: time(at),
    answer_key_id: request.answerKeyId,
  };
}

/** The first request of a batch with an answer: who polls gets the same again and again, and one of them keeps it. */
interface Keeper {
  readonly id: string;
  readonly request: AnsweredRequest;
}

/** Who keeps this request's answer, of the same merchant and mode; null where it is the request itself. */
function keeperOf(request: AnsweredRequest, id: string, keepers: Map<string, Keeper>): string | null {
  const { responseBody } = request;
  if (responseBody === null) return null;
  const keeper = keepers.get(responseBody);
  if (!keeper) keepers.set(responseBody, { id, request });
  return keeper && isOfSameReader(keeper.request, request) ? keeper.id : null;
}

function isOfSameReader(one: AnsweredRequest, other: AnsweredRequest): boolean {
  return one.merchantId === other.merchantId && one.mode === other.mode;
}

/** A request's body as it is stored, with the first request of a batch that had it. */
interface Sealed {
  readonly body: string | null;
  readonly request: AnsweredRequest;
}

/** Who sends the same again and again has it redacted and sealed once for a batch. */
function requestOf(request: AnsweredRequest, sealed: Map<string, Sealed>): string | null {
  const { requestBody } = request;
  if (requestBody === null) return null;
  const first = sealed.get(requestBody);
  if (first && isOfSameReader(first.request, request)) return first.body;
  const body = bodyOf(requestBody);
  sealed.set(requestBody, { body, request });
  return body;
}

function bodyOf(text: string | null): string | null {
  return text === null ? null : seal(redactBody(text, bodyCharacters), BODY_PURPOSE);
}

function fieldOf(text: string | null): string | null {
  return text === null ? null : cut(redactText(text), fieldCharacters);
}
