import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import type { z } from "zod";
import { ERRORS, isDomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { ApiBackend } from "@/server/integrations/local-chain/api-method";
import {
  clockSchema,
  feeSchema,
  fundSchema,
  mineSchema,
  paySchema,
  reorgSchema,
} from "@/server/integrations/local-chain/control-schema";
import {
  type Outage,
  outageSchema,
  OutageSwitch,
  OVERLOAD_ANSWER,
} from "@/server/integrations/local-chain/fault";
import { answerApi } from "@/server/integrations/local-chain/http-api";
import type { LocalNode } from "@/server/integrations/local-chain/local-node";
import { answerRpc } from "@/server/integrations/local-chain/tron-rpc";

/** Longer than a busy machine keeps a client from its next request: one that is cut off just then sees an outage. */
const KEEP_ALIVE_MILLISECONDS = 65_000;

interface Connection {
  Bindings: { incoming: { socket: { destroy(): void } } };
  Variables: { outage: Outage | null };
}

/** Only JSON bodies: a page of another origin cannot send them without asking first. */
async function bodyOf<S extends z.ZodType>(c: Context, schema: S): Promise<z.output<S>> {
  if (!c.req.header("content-type")?.startsWith("application/json")) return parse(schema, undefined);
  return parse(schema, await c.req.json().catch(() => undefined));
}

function controlRoutes(node: LocalNode, outages: OutageSwitch): Hono {
  const routes = new Hono();
  routes.post("/pay", async (c) => c.json(await node.pay(await bodyOf(c, paySchema))));
  routes.post("/fee", async (c) => c.json(await node.setFee((await bodyOf(c, feeSchema)).basisPoints)));
  routes.post("/fund", async (c) => {
    const { to, sun } = await bodyOf(c, fundSchema);
    return c.json(await node.fund(to, BigInt(sun)));
  });
  routes.post("/mine", async (c) => c.json(await node.mine((await bodyOf(c, mineSchema)).blocks)));
  routes.post("/clock", async (c) =>
    c.json(await node.setClock((await bodyOf(c, clockSchema)).aheadSeconds)),
  );
  routes.post("/reorg", async (c) => {
    return c.json(await node.reorg(await bodyOf(c, reorgSchema)));
  });
  routes.post("/outage", async (c) => {
    outages.set(await bodyOf(c, outageSchema), node.view().latest.number);
    return c.json({});
  });
  routes.onError((error, c) => {
    if (!isDomainError(error)) return c.json({ code: "internal", message: "The local chain failed" }, 500);
    return c.json({ code: error.code, message: error.message }, ERRORS[error.code].http);
  });
  return routes;
}

/** Answers in place of the node while a fault lasts that concerns every request. */
function failDuring(outages: OutageSwitch): MiddlewareHandler<Connection> {
  return async (c, next) => {
    const outage = outages.meet();
    c.set("outage", outage);
    const kind = outage?.kind;
    if (kind === "overload") return c.json(OVERLOAD_ANSWER);
    if (kind === "forbidden") return c.text("Forbidden", 403);
    if (kind === "limited") return c.text("Too Many Requests", 429);
    if (kind !== "down") await next();
    if (kind === "down" || kind === "unanswered") {
      c.env.incoming.socket.destroy();
      return c.body(null, 503);
    }
    return undefined;
  };
}

function apiBackend(node: LocalNode, outage: Outage | null): ApiBackend {
  const view = node.view(outage?.ceiling);
  return {
    view,
    unrecorded: outage?.kind === "unrecorded",
    simulate: node.simulate.bind(node),
    account: node.account.bind(node),
    broadcast: async (raw) =>
      outage?.kind === "busy"
        ? { code: "SERVER_BUSY", message: "Server busy." }
        : await node.broadcast(raw, view),
  };
}

/** The body of a POST, or what a GET says in its address. */
async function inputOf(c: Context): Promise<unknown> {
  return c.req.method === "GET" ? c.req.query() : await c.req.json().catch(() => null);
}

/** The local chain over HTTP: `/jsonrpc` and `/wallet…` speak as a TRON node does, `/control` is for tests and test mode. */
export function nodeApp(node: LocalNode, logFailure: (error: unknown) => void): Hono<Connection> {
  const outages = new OutageSwitch();
  const app = new Hono<Connection>();
  app.route("/control", controlRoutes(node, outages));
  app.use("/jsonrpc", failDuring(outages));
  app.post("/jsonrpc", async (c) => {
    const outage = c.get("outage");
    const backend = {
      view: node.view(outage?.ceiling),
      unindexed: outage?.kind === "unindexed",
      simulate: node.simulate.bind(node),
    };
    return c.json((await answerRpc(backend, await inputOf(c))) as object);
  });
  for (const door of ["wallet", "walletsolidity"] as const) {
    app.use(`/${door}/*`, failDuring(outages));
    app.on(["GET", "POST"], `/${door}/:method`, async (c) => {
      const answer = await answerApi(
        apiBackend(node, c.get("outage")),
        door,
        c.req.param("method"),
        await inputOf(c),
      );
      return answer === undefined ? c.text("Not Found", 404) : c.json(answer as object);
    });
  }
  app.onError((error, c) => {
    logFailure(error);
    return c.text("Internal Server Error", 500);
  });
  return app;
}

export interface Door {
  readonly port: number;
  /** Until this is called, every request is answered 503. */
  open(app: Pick<Hono<Connection>, "fetch">): void;
  close(): Promise<void>;
}

/** Takes a loopback port. Throws a plain sentence when it cannot be had. */
export async function listen(port: number): Promise<Door> {
  let app: Pick<Hono<Connection>, "fetch"> | null = null;
  const server = createAdaptorServer({
    fetch: (request, bindings) => app?.fetch(request, bindings) ?? new Response(null, { status: 503 }),
  }) as Server;
  server.keepAliveTimeout = KEEP_ALIVE_MILLISECONDS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) =>
      reject(
        new Error(`The local chain cannot use port ${port}. Stop what uses it, or choose another one.`, {
          cause,
        }),
      ),
    );
    server.listen({ port, host: "127.0.0.1" }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    open: (ready) => {
      app = ready;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
