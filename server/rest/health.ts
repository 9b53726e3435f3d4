import { Hono } from "hono";
import { payerContext } from "@/server/auth/authorize";
import { type Clock, systemClock } from "@/server/core/clock";
import { checkChains } from "@/server/modules/health/check-chains";
import { checkDatabase } from "@/server/modules/health/check-database";
import { checkReconciliations } from "@/server/modules/health/check-reconciliations";
import { readinessOf } from "@/server/modules/health/rules";
import type { HealthCheck } from "@/server/modules/health/schema";
import { commonHeaders } from "@/server/rest/headers";
import { requestIdOf } from "@/server/rest/request-id";

export const HEALTH_BASE = "/api/health";

/**
 * `live` answers while the process can answer at all. `ready` is 200 when requests make sense and 503 with the reasons
 * when they do not. `ownChecks` adds what only this process knows.
 */
export function createHealthApp(
  ownChecks: () => Promise<HealthCheck[]> = async () => [],
  clock: Clock = systemClock,
): Hono {
  const app = new Hono().basePath(HEALTH_BASE);
  const respond = (request: Request, status: number, body: object): Response => {
    const headers = {
      ...commonHeaders(requestIdOf(request, clock), false),
      "content-type": "application/json",
      "cache-control": "no-store",
    };
    return new Response(JSON.stringify(body), { status, headers });
  };
  app.get("/live", (c) => respond(c.req.raw, 200, { status: "live" }));
  app.get("/ready", async (c) => {
    const ctx = payerContext("test", requestIdOf(c.req.raw, clock), clock);
    const [database, chains, books, own] = await Promise.all([
      checkDatabase(ctx),
      checkChains(ctx),
      checkReconciliations(ctx),
      ownChecks(),
    ]);
    const readiness = readinessOf([database, ...chains, books, ...own]);
    return respond(c.req.raw, readiness.status === "not_ready" ? 503 : 200, readiness);
  });
  app.notFound((c) => respond(c.req.raw, 404, { status: "not_found" }));
  return app;
}
