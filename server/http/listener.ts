import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type Server as HttpServer,
  type ServerResponse,
} from "node:http";
import { type AddressInfo, createServer as createNetServer, type ListenOptions, type Server } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { refuseBrokenRequest, refuseWrongRequest } from "@/server/http/broken-request";
import type { Handler } from "@/server/http/router";
import { logger } from "@/server/observability/logger";

/** Longer than the idle time of common load balancers (60 s), so that it is they who close first. */
const KEEP_ALIVE_MILLISECONDS = 65_000;
const REQUEST_MILLISECONDS = 30_000;
const BACKLOG = 4_096;
const IDLE_SWEEP_MILLISECONDS = 50;
/** Node takes one connection of a socket in each turn of its loop; only Linux shares a port out evenly (decision 0043). */
const SOCKETS = process.platform === "linux" ? 16 : 1;

export interface Listener {
  readonly port: number;
  /** Takes no new connection, lets requests under way finish until `signal` says otherwise, then cuts what is left. */
  drain(signal: AbortSignal): Promise<void>;
}

/** Listens on `port`, 0 for a free one; rejects with the system's error when it cannot, as where another process does. */
export async function listen(port: number, handler: Handler): Promise<Listener> {
  const server = createHttpServer(handler);
  const others = Array.from({ length: SOCKETS - 1 }, () =>
    createNetServer({ allowHalfOpen: true, noDelay: true }, (socket) => server.emit("connection", socket)),
  );
  const sockets = [server, ...others];
  const free = await claim(port);
  await Promise.all(
    sockets.map((socket) => open(socket, { port: free, backlog: BACKLOG, reusePort: SOCKETS > 1 })),
  ).catch((error: unknown) => {
    for (const socket of sockets) socket.close();
    throw error;
  });
  for (const socket of sockets) socket.on("error", (error) => logger.error({ err: error }, "http server"));
  return { port: free, drain: (signal) => drain(server, sockets, signal) };
}

function createHttpServer(handler: Handler): HttpServer {
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    handler(request, response).catch((error: unknown) => {
      logger.error({ err: error }, "a request was not answered");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
  const options = {
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    requestTimeout: REQUEST_MILLISECONDS,
    // Node would answer without a body; `refuseWrongRequest` has a problem document.
    requireHostHeader: false,
  };
  return createServer(options, (request, response) => {
    if (!refuseWrongRequest(request, response)) answer(request, response);
  })
    .on("checkContinue", (request: IncomingMessage, response: ServerResponse) => {
      if (refuseWrongRequest(request, response)) return;
      response.writeContinue();
      answer(request, response);
    })
    .on("checkExpectation", refuseWrongRequest)
    .on("clientError", refuseBrokenRequest);
}

/**
 * The port, which nobody else has. Sockets that share a port would share it with another process of the same user too, so one
 * that does not share has it first, and lets go in the turn in which they take it.
 */
async function claim(port: number): Promise<number> {
  const claimant = createNetServer((socket) => socket.destroy());
  await open(claimant, { port });
  const { port: claimed } = claimant.address() as AddressInfo;
  claimant.close();
  return claimed;
}

async function open(socket: Server, options: ListenOptions): Promise<void> {
  const listening = once(socket, "listening");
  socket.listen(options);
  await listening;
}

async function drain(server: HttpServer, sockets: readonly Server[], signal: AbortSignal): Promise<void> {
  let open = sockets.length;
  for (const socket of sockets) socket.close(() => (open -= 1));
  while (open > 0 && !signal.aborted) {
    server.closeIdleConnections();
    await delay(IDLE_SWEEP_MILLISECONDS);
  }
  server.closeAllConnections();
}
