import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { Story } from "@/components/docs/testing/tell-everything";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { PUBLIC_EVENT_TYPES } from "@/server/modules/events/schema";
import { attemptWebhookDelivery } from "@/server/modules/webhooks/attempt-webhook-delivery";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { type WebhookRequest, webhookTransport } from "@/server/modules/webhooks/ports";
import { requestDeliveries } from "@/server/modules/webhooks/request-deliveries";
import { testWebhookEndpoint } from "@/server/modules/webhooks/test-webhook-endpoint";

interface WebhookBody {
  readonly type: string;
}

/** The first body of each type that an endpoint for everything was sent, as a receiver would get it. */
async function receive(system: Context, merchant: Context): Promise<Map<string, WebhookBody>> {
  const bodies = new Map<string, WebhookBody>();
  const requests: WebhookRequest[] = [];
  webhookTransport.provide({
    async send(request) {
      requests.push(request);
      const status = request.url.includes("gone") ? 410 : 204;
      return { kind: "answered", status, retryAfter: null, body: "", durationMs: 7 };
    },
  });
  const sent = new Set<string>();
  // Deliveries tell of endpoints: until nothing new is said.
  for (;;) {
    const events = await db().event.findMany({
      where: { merchantId: merchant.merchantId ?? "", id: { notIn: [...sent] } },
      orderBy: [{ position: "asc" }],
    });
    if (events.length === 0) break;
    for (const { id } of events) sent.add(id);
    const orders = await requestDeliveries(system, { eventIds: events.map(({ id }) => id) });
    for (const order of orders)
      await attemptWebhookDelivery(system, { ...order, number: order.first_attempt });
  }
  for (const { body, url } of requests) {
    const parsed = JSON.parse(body) as WebhookBody;
    if (!url.includes("gone") && !bodies.has(parsed.type)) bodies.set(parsed.type, parsed);
  }
  return bodies;
}

/** The same text for the same story: ids, which are random, become others that look like them. */
function steady(text: string): string {
  const ids = new Map<string, string>();
  return text
    .replaceAll(/\b([a-z]{3})_[0-7][0-9a-z]{25}\b/g, (id, prefix: string) => {
      const body = createHash("sha256").update(`${prefix} ${ids.size}`).digest("hex").slice(0, 25);
      if (!ids.has(id)) ids.set(id, `${prefix}_0${body}`);
      return ids.get(id) ?? id;
    })
    .replaceAll("http://localhost:3000", "https://daric.example");
}

test("every event type has an example, and each is what the product sends", async () => {
  const story = await Story.begin();
  const { merchant, system } = story;
  const endpoint = await createWebhookEndpoint(merchant, { url: "https://shop.example/webhooks" });
  await story.tell();
  await testWebhookEndpoint(merchant, { id: endpoint.id });
  await createWebhookEndpoint(merchant, {
    url: "https://gone.example/",
    events: ["webhook_endpoint.tested"],
  }).then(({ id }) => testWebhookEndpoint(merchant, { id }));
  const bodies = await receive(system, merchant);
  expect([...bodies.keys()].toSorted()).toEqual([...PUBLIC_EVENT_TYPES].toSorted());
  const examples = Object.fromEntries(PUBLIC_EVENT_TYPES.map((type) => [type, bodies.get(type)]));
  await expect(`${steady(JSON.stringify(examples, null, 2))}\n`).toMatchFileSnapshot("event-examples.json");
});
