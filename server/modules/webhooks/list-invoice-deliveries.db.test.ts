import { expect, test } from "vitest";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { listInvoiceDeliveries } from "@/server/modules/webhooks/list-invoice-deliveries";
import { makeMerchant } from "@/server/testing/factories";

async function delivered() {
  const { id: merchantId, ctx } = await makeMerchant();
  const endpoint = await createWebhookEndpoint(ctx, { url: "https://shop.example/hooks" });
  const invoices = [await createInvoice(ctx, { amount: "1" }), await createInvoice(ctx, { amount: "2" })];
  for (const { id: aggregateId } of invoices) {
    const event = await db().event.findFirstOrThrow({ where: { aggregateId } });
    await db().webhookDelivery.create({
      data: {
        id: newId("webhookDelivery"),
        merchantId,
        mode: "test",
        endpointId: endpoint.id,
        eventId: event.id,
        eventType: event.type,
        status: "pending",
        createdAt: ctx.clock.now(),
      },
    });
  }
  return { ctx, invoices };
}

test("lists one invoice's deliveries and nobody else's", async () => {
  const { ctx, invoices } = await delivered();
  const [first, second] = invoices.map(({ id }) => id);
  const own = await listInvoiceDeliveries(ctx, { invoice_id: first ?? "" });
  expect(own).toMatchObject([{ object: "webhook_delivery", event_type: "invoice.created" }]);
  const others = await listInvoiceDeliveries(ctx, { invoice_id: second ?? "" });
  expect(others.map(({ id }) => id)).not.toEqual(own.map(({ id }) => id));

  const stranger = await makeMerchant();
  for (const other of [stranger.ctx, { ...ctx, mode: "live" as const }]) {
    await expect(listInvoiceDeliveries(other, { invoice_id: first ?? "" })).rejects.toMatchObject({
      code: "not_found",
    });
  }
});
