import { createServer, type Server } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { refuseBrokenRequest } from "@/server/http/broken-request";
import type { Handler } from "@/server/http/router";
import { logger } from "@/server/observability/logger";

/** Longer than the idle time of common load balancers (60 s), so that it is they who close first. */
const KEEP_ALIVE_MILLISECONDS = 65_000;
const REQUEST_MILLISECONDS = 30_000;
const BACKLOG = 4_096;
const IDLE_SWEEP_MILLISECONDS = 50;

/** Listens on `port`; rejects with the system's error when it cannot. */
export async function listen(port: number, handler: Handler): Promise<Server> {
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MILLISECONDS, requestTimeout: REQUEST_MILLISECONDS },
    (request, response) => {
      handler(request, response).catch((error: unknown) => {
        logger.error({ err: error }, "a request was not answered");
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, backlog: BACKLOG }, resolve);
  });
  server.on("clientError", refuseBrokenRequest);
  server.on("error", (error) => logger.error({ err: error }, "http server"));
  return server;
}

/** Takes no new connection, lets requests under way finish until `signal` says otherwise, then cuts what is left. */
export async function drain(server: Server, signal: AbortSignal): Promise<void> {
  let open = true;
  server.close(() => {
    open = false;
  });
  while (open && !signal.aborted) {
    server.closeIdleConnections();
    await delay(IDLE_SWEEP_MILLISECONDS);
  }
  server.closeAllConnections();
}
