import { expect, test } from "vitest";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { requestDeliveries } from "@/server/modules/webhooks/request-deliveries";
import type { CreateWebhookEndpointInput } from "@/server/modules/webhooks/schema";
import { updateWebhookEndpoint } from "@/server/modules/webhooks/update-webhook-endpoint";
import { makeMerchant, makeSystem } from "@/server/testing/factories";

async function eventsOf(ctx: Context, ...types: string[]): Promise<string[]> {
  const aggregateId = newId("invoice");
  const fact = {
    aggregateType: "invoice",
    aggregateId,
    merchantId: ctx.merchantId,
    mode: ctx.mode,
    data: {},
  };
  await withTransaction(ctx, (ctx) =>
    appendEvents(
      ctx,
      types.map((type, index) => ({ ...fact, type, version: index + 1 })),
    ),
  );
  const rows = await db().event.findMany({ where: { aggregateId }, orderBy: { version: "asc" } });
  return rows.map(({ id }) => id);
}

function endpointOf(ctx: Context, events?: CreateWebhookEndpointInput["events"]) {
  return createWebhookEndpoint(ctx, { url: "https://shop.example/hook", events });
}

test("every event reaches the enabled endpoints that listen to it, and nobody else", async () => {
  const { ctx } = await makeMerchant();
  const { ctx: stranger } = await makeMerchant();
  const all = await endpointOf(ctx);
  const paidOnly = await endpointOf(ctx, ["invoice.paid"]);
  const disabled = await endpointOf(ctx);
  await updateWebhookEndpoint(ctx, { id: disabled.id, status: "disabled" });
  await endpointOf({ ...ctx, mode: "live" });
  await endpointOf(stranger);

  const [created, paid] = await eventsOf(ctx, "invoice.created", "invoice.paid", "merchant.created");
  const eventIds = [created ?? "", paid ?? ""];
  const orders = await requestDeliveries(makeSystem(), { eventIds });
  const rows = await db().webhookDelivery.findMany({
    where: { id: { in: orders.map((order) => order.delivery_id) } },
  });
  expect(rows.map(({ endpointId, eventId }) => [endpointId, eventId]).toSorted()).toEqual(
    [
      [all.id, created],
      [all.id, paid],
      [paidOnly.id, paid],
    ].toSorted(),
  );
  expect(orders.every((order) => order.first_attempt === 1 && order.mode === "test")).toBe(true);
});

test("facts that are the product's own go nowhere", async () => {
  const { ctx } = await makeMerchant();
  await endpointOf(ctx);
  expect(
    await requestDeliveries(makeSystem(), { eventIds: await eventsOf(ctx, "merchant.created") }),
  ).toEqual([]);
});

test("the same events again, also at once, give the same orders, and what another batch made is not handed out", async () => {
  const { ctx } = await makeMerchant();
  await endpointOf(ctx);
  const eventIds = await eventsOf(ctx, "invoice.created", "invoice.paid");
  const first = await requestDeliveries(makeSystem(), { eventIds: eventIds.slice(0, 1) });
  const [second, third] = await Promise.all([
    requestDeliveries(makeSystem(), { eventIds }),
    requestDeliveries(makeSystem(), { eventIds: eventIds.toReversed() }),
  ]);
  expect([first, second].map((orders) => orders.length)).toEqual([1, 1]);
  expect(third).toEqual(second);
  expect(second[0]?.delivery_id).not.toBe(first[0]?.delivery_id);
  expect(await requestDeliveries(makeSystem(), { eventIds: eventIds.slice(0, 1) })).toEqual(first);
  expect(await db().webhookDelivery.count({ where: { eventId: { in: eventIds } } })).toBe(2);
});

test("what an attempt was made for is not handed out again", async () => {
  const { ctx } = await makeMerchant();
  await endpointOf(ctx);
  const eventIds = await eventsOf(ctx, "invoice.paid");
  const [order] = await requestDeliveries(makeSystem(), { eventIds });
  await db().webhookDelivery.updateMany({
    where: { id: order?.delivery_id },
    data: { attemptCount: 1, version: 2 },
  });
  expect(await requestDeliveries(makeSystem(), { eventIds })).toEqual([]);
});
