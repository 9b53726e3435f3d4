import { expect, onTestFinished, test, vi } from "vitest";
import { LIMITS } from "@/server/config/limits";
import { type WebhookAnswer, webhookTransport } from "@/server/modules/webhooks/ports";
import { appendFacts, openPostOffice, openShops } from "@/server/testing/dead-endpoint/post-office";

const ENDPOINTS = 50;
const FACTS_EACH = 2;
/** Four fifths of everything. */
const FACTS_OF_DEAD = 4 * FACTS_EACH * (ENDPOINTS - 1);
const { jobsPerEndpoint, requestsPerJob } = LIMITS.webhook;

const ANSWERED: WebhookAnswer = { kind: "answered", status: 200, retryAfter: null, body: "", durationMs: 1 };

test("an endpoint that never answers, with four fifths of the traffic, keeps nothing from the others", async () => {
  const hangUp = Promise.withResolvers<WebhookAnswer>();
  let waiting = 0;
  const received: string[] = [];
  webhookTransport.provide({
    async send({ url }) {
      if (!url.endsWith("/0")) {
        received.push(url);
        return ANSWERED;
      }
      waiting += 1;
      return hangUp.promise;
    },
  });
  const close = await openPostOffice();
  onTestFinished(async () => {
    hangUp.resolve(ANSWERED);
    await close();
  });
  const [dead, ...others] = await openShops(ENDPOINTS, (number) => `https://shop.example/${number}`);
  if (!dead) throw new Error("no shop");
  await appendFacts(dead, FACTS_OF_DEAD);
  await vi.waitFor(() => expect(waiting).toBe(jobsPerEndpoint * requestsPerJob), {
    timeout: 20_000,
    interval: 20,
  });
  await Promise.all(others.map((shop) => appendFacts(shop, FACTS_EACH)));
  // Everything of the others arrives while not one request to the dead endpoint has ended.
  await vi.waitFor(() => expect(received).toHaveLength(FACTS_EACH * others.length), {
    timeout: 30_000,
    interval: 20,
  });
  expect(new Set(received).size).toBe(others.length);
  expect(waiting).toBe(jobsPerEndpoint * requestsPerJob);
}, 60_000);
