import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import type { z } from "zod";
import { monotonicMilliseconds } from "@/server/core/clock";
import { ERRORS, isDomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import {
  clockSchema,
  feeSchema,
  mineSchema,
  outageSchema,
  paySchema,
  reorgSchema,
} from "@/server/integrations/local-chain/control-schema";
import { type Fault, OVERLOAD_ANSWER } from "@/server/integrations/local-chain/fault";
import { answerApi } from "@/server/integrations/local-chain/http-api";
import type { LocalNode } from "@/server/integrations/local-chain/local-node";
import { answerRpc } from "@/server/integrations/local-chain/tron-rpc";

type Connection = { Bindings: { incoming: { socket: { destroy(): void } } } };

interface Outage {
  readonly fault: Fault;
  readonly until: number;
  /** The newest block that a lagging node has. */
  readonly ceiling: number | undefined;
}

/** Only JSON bodies: a page of another origin cannot send them without asking first. */
async function bodyOf<S extends z.ZodType>(c: Context, schema: S): Promise<z.output<S>> {
  if (!c.req.header("content-type")?.startsWith("application/json")) return parse(schema, undefined);
  return parse(schema, await c.req.json().catch(() => undefined));
}

function controlRoutes(node: LocalNode, onOutage: (outage: z.output<typeof outageSchema>) => void): Hono {
  const routes = new Hono();
  routes.post("/pay", async (c) => c.json(await node.pay(await bodyOf(c, paySchema))));
  routes.post("/fee", async (c) => c.json(await node.setFee((await bodyOf(c, feeSchema)).basisPoints)));
  routes.post("/mine", async (c) => c.json(await node.mine((await bodyOf(c, mineSchema)).blocks)));
  routes.post("/clock", async (c) =>
    c.json(await node.setClock((await bodyOf(c, clockSchema)).aheadSeconds)),
  );
  routes.post("/reorg", async (c) => {
    return c.json(await node.reorg(await bodyOf(c, reorgSchema)));
  });
  routes.post("/outage", async (c) => {
    onOutage(await bodyOf(c, outageSchema));
    return c.json({});
  });
  routes.onError((error, c) => {
    if (!isDomainError(error)) return c.json({ code: "internal", message: "The local chain failed" }, 500);
    return c.json({ code: error.code, message: error.message }, ERRORS[error.code].http);
  });
  return routes;
}

/** Answers in place of the node while a fault lasts that concerns every request. */
function failWhile(current: () => Outage | null): MiddlewareHandler<Connection> {
  return async (c, next) => {
    const kind = current()?.fault.kind;
    if (kind === "overload") return c.json(OVERLOAD_ANSWER);
    if (kind === "forbidden") return c.text("Forbidden", 403);
    if (kind === "down") {
      c.env.incoming.socket.destroy();
      return c.body(null, 503);
    }
    await next();
    return undefined;
  };
}

/** The local chain over HTTP: `/jsonrpc` and `/wallet…` speak as a TRON node does, `/control` is for tests and test mode. */
export function nodeApp(node: LocalNode, logFailure: (error: unknown) => void): Hono<Connection> {
  let outage: Outage | null = null;
  const current = (): Outage | null => {
    if (outage && monotonicMilliseconds() >= outage.until) outage = null;
    return outage;
  };
  const app = new Hono<Connection>();
  app.route(
    "/control",
    controlRoutes(node, ({ fault, seconds = Number.POSITIVE_INFINITY }) => {
      const ceiling =
        fault?.kind === "lagging" ? Math.max(0, node.view().latest.number - fault.blocks) : undefined;
      outage = fault && { fault, until: monotonicMilliseconds() + seconds * 1000, ceiling };
    }),
  );
  app.use("/jsonrpc", failWhile(current));
  app.post("/jsonrpc", async (c) => {
    const now = current();
    const body: unknown = await c.req.json().catch(() => null);
    const backend = {
      view: node.view(now?.ceiling),
      unindexed: now?.fault.kind === "unindexed",
      call: node.call.bind(node),
    };
    return c.json((await answerRpc(backend, body)) as object);
  });
  for (const door of ["wallet", "walletsolidity"] as const) {
    app.use(`/${door}/*`, failWhile(current));
    app.post(`/${door}/:method`, async (c) => {
      const now = current();
      const backend = {
        view: node.view(now?.ceiling),
        unrecorded: now?.fault.kind === "unrecorded",
        call: node.call.bind(node),
      };
      const input: unknown = await c.req.json().catch(() => null);
      const answer = await answerApi(backend, door, c.req.param("method"), input);
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
  open(app: Hono<Connection>): void;
  close(): Promise<void>;
}

/** Takes a loopback port. Throws a plain sentence when it cannot be had. */
export async function listen(port: number): Promise<Door> {
  let app: Hono<Connection> | null = null;
  const server = createAdaptorServer({
    fetch: (request, bindings) => app?.fetch(request, bindings) ?? new Response(null, { status: 503 }),
  }) as Server;
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
