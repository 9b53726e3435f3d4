import assert from "node:assert/strict";
import fc from "fast-check";
import { createPartner } from "@/server/modules/partners/create-partner";
import { createRestApp } from "@/server/rest/app";
import { createClient } from "@/server/rest/testing/client";
import { makeWorld, type World } from "@/server/rest/testing/world";
import { type Answer, findFaults } from "@/server/testing/api-fuzz/check-answer";
import type { Documented } from "@/server/testing/api-fuzz/document";
import { type GeneratedRequest, requestsTo } from "@/server/testing/api-fuzz/generate-request";

/** A world, and what requests from outside it may bring. */
export interface FuzzedWorld extends World {
  readonly credentials: fc.Arbitrary<string | undefined>;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

const app = createRestApp();
let requests = 0;

export async function makeFuzzedWorld(): Promise<FuzzedWorld> {
  const world = await makeWorld();
  const stranger = await createClient();
  const partner = await createPartner(world.owner.ctx, { name: "Reseller", scopes: ["invoices:read"] });
  return {
    ...world,
    credentials: fc.oneof(
      { weight: 12, arbitrary: fc.constant(`Bearer ${world.owner.secret}`) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          undefined,
          "Bearer x",
          "Basic eDp5",
          "Bearer a.b.c",
          `Bearer ${stranger.secret}`,
        ),
      },
    ),
    fields: {
      client_id: [partner.id],
      client_secret: [partner.client_secret],
      amount: ["5", "9.99"],
      metadata_key: ["cart"],
      metadata_value: ["c_42"],
      cursor: [...world.ids.values()].flat(),
    },
  };
}

/** Sends from an address of its own, so that no quota of strangers is used up. A stream is left as soon as it begins. */
async function send({ method, target, headers, body }: GeneratedRequest): Promise<Answer> {
  requests += 1;
  const clientAddress = `10.${(requests >> 16) & 255}.${(requests >> 8) & 255}.${requests & 255}`;
  const request = new Request(`http://localhost:3000${target}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const response = await app.fetch(request, { clientAddress });
  const type = response.headers.get("content-type");
  const isStream = type?.startsWith("text/event-stream") ?? false;
  if (isStream) await response.body?.cancel();
  const text = isStream ? "" : await response.text();
  return { status: response.status, type, requestId: response.headers.get("x-request-id"), text };
}

/**
 * Sends generated requests to one operation, and checks every answer against the document alone. Throws the smallest request
 * with a wrong answer, and its seed. Returns how often which status came back.
 */
export async function fuzzOperation(
  operation: Documented,
  { ids, fields, credentials }: FuzzedWorld,
  { seed, runs }: { seed: number; runs: number },
): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  const known = { ids: [...ids.values()].flat(), fields };
  await fc.assert(
    fc.asyncProperty(requestsTo(operation, known, credentials), async (request) => {
      const answer = await send(request);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      assert.deepEqual(findFaults(operation, answer), []);
    }),
    { seed, numRuns: runs, endOnFailure: true },
  );
  return statuses;
}
