import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { RequestError } from "@hono/node-server";
import { logger } from "@/server/observability/logger";

type Refusal = readonly [status: number, detail: string];

const REFUSALS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: [431, "The address and the headers together may have at most 16 kB"],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, "The chunk extensions are too long"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The request did not arrive in time"],
};

/** Answers what is no request that a door could answer, with a problem document (RFC 9457) instead of an empty body. */
export function refuseBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const refusal = REFUSALS[error.code ?? ""] ?? ([400, "This is not a valid HTTP/1.1 request"] as const);
  const { status, title, headers, body } = answerTo(refusal);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${title}`, ...lines, "", body].join("\r\n"));
}

/** Answers a request that can be read but breaks a rule of HTTP/1.1, and says whether it did. */
export function refuseWrongRequest(request: IncomingMessage, response: ServerResponse): boolean {
  const refusal = request.httpVersion === "1.1" && faultOf(request);
  if (!refusal) return false;
  const { status, headers, body } = answerTo(refusal);
  response.writeHead(status, headers).end(body);
  return true;
}

/** The answer to a request whose address or Host header names nothing (RFC 9112 section 3.2). */
export function refuseUnreadableAddress(error: unknown): Response {
  if (!(error instanceof RequestError)) {
    logger.error({ err: error }, "a request was not answered");
    return new Response(null, { status: 500 });
  }
  const { status, headers, body } = answerTo([400, "The address or the Host header is not valid"]);
  return new Response(body, { status, headers });
}

function faultOf({ headers, rawHeaders }: IncomingMessage): Refusal | undefined {
  // RFC 9112 section 3.2: a proxy and we must not read two different ones.
  if (!headers.host || rawHeaders.filter(isHost).length !== 1)
    return [400, "An HTTP/1.1 request has exactly one Host header"];
  // RFC 9110 section 10.1.1.
  if (headers.expect !== undefined && headers.expect.toLowerCase() !== "100-continue")
    return [417, "Nothing but 100-continue can be expected"];
  return undefined;
}

/** Names and values take turns. */
function isHost(text: string, index: number): boolean {
  return index % 2 === 0 && text.length === 4 && text.toLowerCase() === "host";
}

/** The connection ends with it: whether a body comes that nobody reads is not known. */
function answerTo([status, detail]: Refusal) {
  const title = STATUS_CODES[status];
  const body = JSON.stringify({ type: "about:blank", title, status, detail });
  const headers = {
    "content-type": "application/problem+json",
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
  };
  return { status, title, headers, body };
}
