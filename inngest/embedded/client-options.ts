import { randomBytes } from "node:crypto";
import { z } from "zod";
import { EMBEDDED_ORIGIN, readOperation } from "@/inngest/embedded/protocol";
import { runningEngine } from "@/inngest/embedded/running-engine";

const eventsSchema = z.array(
  z.object({
    name: z.string(),
    id: z.string().optional(),
    data: z.unknown().optional(),
    ts: z.number().optional(),
    v: z.string().optional(),
    user: z.unknown().optional(),
    meta: z.unknown().optional(),
  }),
);
const checkpointSchema = z.object({
  qi_id: z.string(),
  steps: z.array(z.unknown().transform(readOperation)),
});

/**
 * Options of an Inngest client that talks to the engine in this process. The SDK stays in its signed mode with a key that
 * nobody knows: a route that serves the same functions over HTTP refuses every call, and the engine's own handler, which no
 * network reaches, skips the check.
 */
export function embeddedClientOptions() {
  return {
    isDev: false,
    baseUrl: EMBEDDED_ORIGIN,
    eventKey: "embedded",
    signingKey: randomBytes(32).toString("hex"),
    fetch: fetchFromEngine,
    aiMetadata: false,
    sessionPropagation: false,
  } as const;
}

/** The two requests the SDK makes of its server: sending events, and checkpoints of a running call. */
async function fetchFromEngine(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : null;
  if (pathname.startsWith("/e/")) {
    const ids = await runningEngine().send(eventsSchema.parse(body));
    return Response.json({ ids, status: 200 });
  }
  if (/^\/v1\/checkpoint\/[^/]+\/async$/.test(pathname)) {
    const { qi_id: lease, steps } = checkpointSchema.parse(body);
    const isAccepted = await runningEngine().checkpoint(lease, steps);
    return Response.json({}, { status: isAccepted ? 200 : 409 });
  }
  return Response.json(
    { error: `The embedded engine does not answer ${pathname}`, status: 501 },
    { status: 501 },
  );
}
