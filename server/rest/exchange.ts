import { credentialOf } from "@/server/core/actor";
import { type Clock, monotonicMilliseconds } from "@/server/core/clock";
import type { DomainError } from "@/server/core/errors";
import type { Exchange } from "@/server/rest/call";
import type { AnyOperation } from "@/server/rest/operation";
import { problemSchema } from "@/server/rest/problem-schema";
import { toProblem } from "@/server/rest/problem";
import { requestRecorder } from "@/server/rest/request-recorder";

interface Answering {
  readonly request: Request;
  readonly requestId: string;
  readonly clientAddress: string | undefined;
  readonly exchange: Exchange;
  readonly clock: Clock;
}

/** The log's own answers would repeat every body that they show. */
const WITHOUT_BODIES = "/request_logs";

/** Begins an exchange; the returned function takes its answer, hands it on, and puts what a key asked into the request log. */
export function recordExchange(
  operation: AnyOperation,
  { request, requestId, clientAddress, exchange, clock }: Answering,
): (response: Response, refusal?: DomainError) => Response {
  const at = clock.now();
  const started = monotonicMilliseconds();
  return (response, refusal) => {
    const { ctx, sent, answered, answerKeyId = null } = exchange;
    const clientId = ctx && credentialOf(ctx.actor);
    if (!clientId || ctx.merchantId === null) return response;
    const { url, method, headers } = request;
    const withBodies = !operation.path.startsWith(WITHOUT_BODIES);
    const problem = refusal && JSON.stringify(toProblem(refusal, requestId));
    requestRecorder().offer({
      merchantId: ctx.merchantId,
      mode: ctx.mode,
      clientId,
      requestId,
      method,
      path: url.slice(url.indexOf("/", url.indexOf("//") + 2)),
      route: operation.path,
      status: response.status,
      errorCode: refusal?.code ?? storedCodeOf(response, answered),
      durationMs: Math.round((monotonicMilliseconds() - started) * 10) / 10,
      idempotencyKey: headers.get("idempotency-key"),
      clientAddress: clientAddress ?? null,
      userAgent: headers.get("user-agent"),
      requestBody: sent || null,
      responseBody: withBodies && answerKeyId === null ? (problem ?? answered ?? null) : null,
      at,
      answerKeyId,
    });
    return response;
  };
}

/** A refusal that is repeated for its Idempotency-Key, or was just stored under it, is an answer like any other. */
function storedCodeOf({ status }: Response, answered: string | undefined): string | null {
  if (status < 400 || answered === undefined) return null;
  return problemSchema.safeParse(JSON.parse(answered)).data?.code ?? null;
}

/** Whether the request log is whole. Degraded: requests of the last minute are missing; all were answered. */
export function checkRequestLog(): { name: string; status: "ok" | "degraded"; detail?: string } {
  const { dropped, lately } = requestRecorder().report;
  if (!lately) return { name: "request-log", status: "ok" };
  return { name: "request-log", status: "degraded", detail: `${dropped} requests are missing in it` };
}
