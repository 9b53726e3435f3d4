import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { refuseUnreadableAddress } from "@/server/http/broken-request";
import { CLIENT_ADDRESS_HEADER, nameClient } from "@/server/http/client-address";
import { createRestApp, API_BASE } from "@/server/rest/app";
import { HEALTH_BASE } from "@/server/rest/health";

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** HTTP/1.0 may come without a Host, as checks of load balancers do. Nothing here depends on its name. */
const READING = { hostname: "localhost", errorHandler: refuseUnreadableAddress };

/** The API and the health checks past Next, everything else to it: Next's own routing costs more than a whole API request. */
export function routeRequests({ health, pages }: { health: Hono; pages: Handler }): Handler {
  const api = createRestApp();
  const answerApi = getRequestListener((request, { incoming }) => {
    const clientAddress = incoming.headers[CLIENT_ADDRESS_HEADER];
    return api.fetch(request, typeof clientAddress === "string" ? { clientAddress } : {});
  }, READING);
  const answerHealth = getRequestListener(health.fetch, READING);
  return (request, response) => {
    nameClient(request);
    const path = request.url ?? "/";
    // The server as a whole (RFC 9110 section 9.3.7), which is no page.
    if (path === "*") {
      response.writeHead(204).end();
      return Promise.resolve();
    }
    if (isBelow(path, API_BASE)) return answerApi(request, response);
    if (isBelow(path, HEALTH_BASE)) return answerHealth(request, response);
    return pages(request, response);
  };
}

function isBelow(path: string, base: string): boolean {
  if (!path.startsWith(base)) return false;
  const next = path[base.length];
  return next === undefined || next === "/" || next === "?";
}
