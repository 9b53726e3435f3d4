import { expect, it } from "vitest";
import { db } from "@/server/db/client";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { webhookDeliveryEventPayload, webhookEndpointEventPayload } from "@/server/modules/webhooks/events";
import { listWebhookDeliveries } from "@/server/modules/webhooks/list-webhook-deliveries";
import { requestDeliveries } from "@/server/modules/webhooks/request-deliveries";
import { resendWebhookDelivery } from "@/server/modules/webhooks/resend-webhook-delivery";
import { testWebhookEndpoint } from "@/server/modules/webhooks/test-webhook-endpoint";
import { makeMerchant, makeSystem } from "@/server/testing/factories";

it("events carry the objects as the API shows them, without the secret", async () => {
  const { ctx } = await makeMerchant();
  const endpoint = await createWebhookEndpoint(ctx, { url: "https://a.example/" });
  await testWebhookEndpoint(ctx, { id: endpoint.id });
  const tested = await db().event.findFirstOrThrow({
    where: { merchantId: ctx.merchantId, type: "webhook_endpoint.tested" },
  });
  expect(webhookEndpointEventPayload.strict().parse(tested.data)).toMatchObject({ id: endpoint.id });
  expect(JSON.stringify(tested.data)).not.toContain("whsec_");

  await requestDeliveries(makeSystem(), { eventIds: [tested.id] });
  const [delivery] = (await listWebhookDeliveries(ctx, { endpoint_id: endpoint.id })).data;
  await db().webhookDelivery.updateMany({ where: { id: delivery?.id ?? "" }, data: { status: "failed" } });
  await resendWebhookDelivery(ctx, { id: delivery?.id ?? "" });
  const requested = await db().event.findFirstOrThrow({
    where: { merchantId: ctx.merchantId, type: "webhook_delivery.requested" },
  });
  expect(webhookDeliveryEventPayload.parse(requested.data)).toMatchObject({ id: delivery?.id });
});
