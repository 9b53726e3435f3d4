import { expect, test } from "vitest";
import { LIMITS } from "@/server/config/limits";
import { addSeconds, systemClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { pruneWebhookDeliveries } from "@/server/modules/webhooks/prune-webhook-deliveries";
import { makeMerchant, makeSystem } from "@/server/testing/factories";

const now = systemClock.now();
const kept = LIMITS.webhook.keptSeconds;

test("a delivery goes with its attempts when it ended long ago, and stays while it is new, pending or sent again", async () => {
  const { ctx } = await makeMerchant();
  const { id: endpointId } = await createWebhookEndpoint(ctx, { url: "https://shop.example/hook" });
  const ofEndpoint = { where: { endpointId } };
  const deliver = async (createdAgo: number, completedAgo: number | null) => {
    const id = newId("webhookDelivery");
    await db().webhookDelivery.create({
      data: {
        id,
        merchantId: ctx.merchantId ?? "",
        mode: ctx.mode,
        endpointId,
        eventId: newId("event"),
        eventType: "invoice.paid",
        status: completedAgo === null ? "pending" : "succeeded",
        createdAt: addSeconds(now, -createdAgo),
        completedAt: completedAgo === null ? null : addSeconds(now, -completedAgo),
        attempts: {
          create: { number: 1, requestHeaders: {}, requestBody: "{}", durationMs: 1, startedAt: now },
        },
      },
    });
    return id;
  };
  const past = await deliver(kept + 2 * 3_600, kept + 3_600);
  const staying = [
    await deliver(kept + 2 * 3_600, null),
    await deliver(kept + 2 * 3_600, 60),
    await deliver(kept - 3_600, kept - 3_600),
  ];
  expect(await pruneWebhookDeliveries({ ...makeSystem(), mode: "live" })).toEqual({ deleted: 0 });
  expect(await pruneWebhookDeliveries(makeSystem())).toEqual({ deleted: 1 });
  const left = await db().webhookDelivery.findMany(ofEndpoint);
  expect(left.map(({ id }) => id).toSorted()).toEqual(staying.toSorted());
  expect(await db().webhookAttempt.count({ where: { deliveryId: past } })).toBe(0);
  expect(await pruneWebhookDeliveries(makeSystem())).toEqual({ deleted: 0 });
});

test("only a job prunes", async () => {
  const { ctx } = await makeMerchant();
  await expect(pruneWebhookDeliveries(ctx)).rejects.toMatchObject({ code: "forbidden" });
});
