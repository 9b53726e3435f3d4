import { payerContext } from "@/server/auth/authorize";
import { callerContext } from "@/server/auth/caller";
import type { Clock } from "@/server/core/clock";
import { invalidField, notFound } from "@/server/core/errors";
import { type IdKind, isId } from "@/server/core/ids";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { readJson, readText } from "@/server/rest/body";
import { readIfMatch } from "@/server/rest/etag";
import type { AnyOperation, Call } from "@/server/rest/operation";
import { readQuery } from "@/server/rest/query";
import { countCall } from "@/server/rest/rate-limit";

/** A request on its way to the verb. */
export interface Incoming {
  readonly request: Request;
  readonly requestId: string;
  readonly params: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** Undefined where the request did not come over a socket. */
  readonly clientAddress?: string | undefined;
  readonly exchange: Exchange;
}

/** What becomes known of a request while it is answered. */
export interface Exchange {
  /** Headers that tell how much the caller may still ask. */
  limits: Record<string, string>;
  /** Who asked, once that is known. */
  ctx?: Context;
  /** Both bodies as they went over the wire. */
  sent?: string;
  answered?: string;
  /** The idempotency key that `answered` is kept under. */
  answerKeyId?: string | undefined;
}

/** The body, read at most once and only when somebody needs it. */
class SentBody {
  #text: Promise<string> | undefined;

  constructor(private readonly incoming: Incoming) {}

  read(): Promise<string> {
    const { request, exchange } = this.incoming;
    return (this.#text ??= readText(request).then((text) => (exchange.sent = text)));
  }
}

/** The checked call, and the JSON as it was sent. */
export interface CheckedCall {
  readonly call: Call<string, unknown, unknown>;
  readonly sent: unknown;
}

/** Authenticates, then checks everything that the operation declares. Throws what the caller should be told. */
export async function checkCall(operation: AnyOperation, incoming: Incoming): Promise<CheckedCall> {
  const { request, params, clientAddress } = incoming;
  const body = new SentBody(incoming);
  const ctx = await contextOf(operation, incoming, body);
  incoming.exchange.ctx = ctx;
  incoming.exchange.limits = await countCall(operation, ctx, incoming);
  checkParams(operation, params);
  const query = readQuery(request.url);
  const sent = operation.body ? readJson(request, await body.read()) : undefined;
  return {
    sent,
    call: {
      ctx,
      params,
      query: operation.query ? parse(operation.query, query) : undefined,
      body: operation.body ? parse(operation.body, sent) : undefined,
      ifMatch: demandedVersion(operation, request.headers.get("if-match")),
      request,
      clientAddress,
    },
  };
}

/** Nobody is left to believe that an If-Match protected them where it did nothing. */
function demandedVersion(operation: AnyOperation, header: string | null): number | undefined {
  if (header === null || operation.method === "get") return undefined;
  if (!("conditional" in operation))
    throw invalidField("If-Match", "Is not taken here: nothing that has a version is changed");
  return readIfMatch(header);
}

/** Who asks: the holder of a credential, or anybody on a public route. */
function contextOf(
  operation: AnyOperation,
  { request, requestId, clock, clientAddress }: Incoming,
  body: SentBody,
): Promise<Context> | Context {
  if (operation.access === "public") return payerContext("test", requestId, clock);
  return callerContext({ request, requestId, clock, clientAddress, body });
}

/** An id of the wrong shape is as unknown as one that does not exist, and never reaches the database. */
function checkParams(operation: AnyOperation, params: Readonly<Record<string, string>>): void {
  for (const [name, kind] of Object.entries<IdKind>(operation.params ?? {})) {
    const value = params[name] ?? "";
    if (!isId(kind, value)) throw notFound(nounOf(kind), value);
  }
}

/** `webhookEndpoint` → "webhook endpoint". */
function nounOf(kind: IdKind): string {
  return kind.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
