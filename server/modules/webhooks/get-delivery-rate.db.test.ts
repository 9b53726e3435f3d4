import { expect, test } from "vitest";
import { addSeconds } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { getDeliveryRate } from "@/server/modules/webhooks/get-delivery-rate";
import { listWebhookDeliveries } from "@/server/modules/webhooks/list-webhook-deliveries";
import { makeMerchant } from "@/server/testing/factories";

const DAY = 24 * 60 * 60;

async function makeEndpoint() {
  const { id: merchantId, ctx } = await makeMerchant();
  const { id: endpointId } = await createWebhookEndpoint(ctx, { url: "https://shop.example/hooks" });
  const deliver = async (status: "pending" | "succeeded" | "failed", age: number) => {
    const { eventId } = await db().webhookDelivery.create({
      data: {
        id: newId("webhookDelivery"),
        merchantId,
        mode: ctx.mode,
        endpointId,
        eventId: newId("event"),
        eventType: "invoice.created",
        status,
        createdAt: addSeconds(ctx.clock.now(), -age),
      },
    });
    return eventId;
  };
  return { ctx, endpointId, deliver };
}

test("counts what ended of the last seven days", async () => {
  const { ctx, endpointId: id, deliver } = await makeEndpoint();
  expect(await getDeliveryRate(ctx, { id })).toEqual({ days: 7, delivered: 0, ended: 0 });
  for (const status of ["pending", "succeeded", "succeeded", "failed"] as const) await deliver(status, DAY);
  await deliver("failed", 8 * DAY);
  expect(await getDeliveryRate(ctx, { id })).toEqual({ days: 7, delivered: 2, ended: 3 });
});

test("another merchant or mode learns nothing of it", async () => {
  const { ctx, endpointId: id, deliver } = await makeEndpoint();
  const eventId = await deliver("succeeded", DAY);
  const { ctx: stranger } = await makeMerchant();
  expect((await listWebhookDeliveries(ctx, { event_id: eventId })).data).toHaveLength(1);
  for (const other of [stranger, { ...ctx, mode: "live" as const }]) {
    await expect(getDeliveryRate(other, { id })).rejects.toMatchObject({ code: "not_found" });
    expect((await listWebhookDeliveries(other, { event_id: eventId })).data).toEqual([]);
  }
});
