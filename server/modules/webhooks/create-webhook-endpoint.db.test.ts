import { expect, test } from "vitest";
import { LIMITS } from "@/server/config/limits";
import { fixedClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { findObjects } from "@/server/modules/search/find-objects";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { deleteWebhookEndpoint } from "@/server/modules/webhooks/delete-webhook-endpoint";
import { getWebhookEndpoint } from "@/server/modules/webhooks/get-webhook-endpoint";
import { openSecrets } from "@/server/modules/webhooks/internal";
import { listWebhookEndpoints } from "@/server/modules/webhooks/list-webhook-endpoints";
import { rotateWebhookSecret } from "@/server/modules/webhooks/rotate-webhook-secret";
import { webhookEndpointSchema } from "@/server/modules/webhooks/schema";
import { testWebhookEndpoint } from "@/server/modules/webhooks/test-webhook-endpoint";
import { updateWebhookEndpoint } from "@/server/modules/webhooks/update-webhook-endpoint";
import { makeMerchant } from "@/server/testing/factories";

const url = "https://shop.example/hook";

test("shows the secret once and stores it sealed", async () => {
  const { ctx } = await makeMerchant();
  const { secret, ...endpoint } = await createWebhookEndpoint(ctx, { url, description: "Shop" });
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(endpoint).toMatchObject({
    object: "webhook_endpoint",
    url,
    events: ["*"],
    status: "enabled",
    version: 1,
    livemode: false,
  });
  expect(webhookEndpointSchema.parse(endpoint)).toEqual(endpoint);
  expect(await getWebhookEndpoint(ctx, { id: endpoint.id })).toEqual(endpoint);
  expect((await listWebhookEndpoints(ctx, {})).data).toEqual([endpoint]);

  const row = await db().webhookEndpoint.findUniqueOrThrow({ where: { id: endpoint.id } });
  expect(row.secret).not.toContain(secret.slice(6));
  expect(openSecrets(row).secret).toBe(secret);
  const audit = await db().auditEntry.findMany({ where: { targetId: endpoint.id } });
  expect(audit).toMatchObject([{ action: "webhook_endpoint.create", after: endpoint }]);
  expect(JSON.stringify(audit)).not.toContain("whsec_");
});

test.each([
  [{ url: "https://user:pass@shop.example/" }, "url"],
  [{ url: "ftp://shop.example/" }, "url"],
  [{ url: "not a url" }, "url"],
  [{ url, events: [] }, "events"],
  [{ url, events: ["*", "invoice.paid"] }, "events"],
  [{ url, events: ["invoice.paid", "invoice.paid"] }, "events"],
  [{ url, events: ["invoice.vanished"] }, "events.0"],
  [{ url, secret: "mine" }, "secret"],
])("refuses %j at %s", async (input, path) => {
  const { ctx } = await makeMerchant();
  await expect(createWebhookEndpoint(ctx, input as never)).rejects.toMatchObject({
    code: "validation_failed",
    details: { issues: [expect.objectContaining({ path })] },
  });
});

test("what the URL's query holds is shown to those alone who may change endpoints", async () => {
  const { ctx } = await makeMerchant();
  const { id } = await createWebhookEndpoint(ctx, { url: `${url}?key=hunter2`, description: "Till" });
  const viewer: Context = {
    ...ctx,
    actor: {
      type: "user",
      userId: newId("user"),
      memberId: newId("member"),
      role: "viewer",
      email: "v@shop.example",
    },
  };
  for (const [reader, shown] of [
    [ctx, `${url}?key=hunter2`],
    [viewer, url],
  ] as const) {
    expect(await getWebhookEndpoint(reader, { id })).toMatchObject({ url: shown });
    expect((await listWebhookEndpoints(reader, {})).data).toMatchObject([{ url: shown }]);
  }
  expect(await findObjects(viewer, { query: "hook" })).toMatchObject([{ id, title: url }]);
  expect(await findObjects(viewer, { query: "TILL" })).toMatchObject([{ id }]);
  expect(await findObjects(viewer, { query: "hunter" })).toEqual([]);

  await testWebhookEndpoint(ctx, { id });
  await updateWebhookEndpoint(ctx, { id, status: "disabled" });
  const told = await db().event.findMany({
    where: { merchantId: ctx.merchantId },
    orderBy: { position: "asc" },
  });
  expect(told).toMatchObject([
    { type: "webhook_endpoint.tested", data: { id, url } },
    { type: "webhook_endpoint.disabled", data: { id, url } },
  ]);
});

test("takes this machine in test mode where the operator allows it, and never in live mode", async () => {
  const { ctx } = await makeMerchant();
  const local = { url: "http://localhost:4000/hook" };
  expect(await createWebhookEndpoint(ctx, local)).toMatchObject({ url: local.url, livemode: false });
  await expect(createWebhookEndpoint({ ...ctx, mode: "live" }, local)).rejects.toMatchObject({
    code: "validation_failed",
  });
});

test("keeps to the limit under concurrency", async () => {
  const { ctx } = await makeMerchant();
  const attempts = Array.from({ length: LIMITS.webhook.endpointsPerMerchant + 3 }, () =>
    createWebhookEndpoint(ctx, { url }),
  );
  const results = await Promise.allSettled(attempts);
  expect(results.filter(({ status }) => status === "rejected")).toHaveLength(3);
  expect(await db().webhookEndpoint.count({ where: { merchantId: ctx.merchantId ?? "" } })).toBe(
    LIMITS.webhook.endpointsPerMerchant,
  );
});

test("another merchant's and the other mode's endpoint do not exist", async () => {
  const { ctx } = await makeMerchant();
  const { ctx: stranger } = await makeMerchant();
  const { id } = await createWebhookEndpoint(ctx, { url });
  for (const other of [stranger, { ...ctx, mode: "live" } as const]) {
    for (const verb of [
      getWebhookEndpoint,
      updateWebhookEndpoint,
      deleteWebhookEndpoint,
      rotateWebhookSecret,
    ]) {
      await expect(verb(other, { id })).rejects.toMatchObject({ code: "not_found" });
    }
  }
  const reader = {
    ...ctx,
    actor: { type: "api_key", apiKeyId: newId("apiKey"), scopes: ["webhooks:read"] },
  } as const;
  await expect(updateWebhookEndpoint(reader, { id })).rejects.toMatchObject({ code: "forbidden" });
});

test("changes what is named and nothing else, under the version the caller read", async () => {
  const { ctx } = await makeMerchant();
  const { id } = await createWebhookEndpoint(ctx, { url, description: "Shop" });
  const changed = await updateWebhookEndpoint(ctx, { id, events: ["invoice.paid"], version: 1 });
  expect(changed).toMatchObject({ url, description: "Shop", events: ["invoice.paid"], version: 2 });
  await expect(updateWebhookEndpoint(ctx, { id, url, version: 1 })).rejects.toMatchObject({
    code: "version_mismatch",
  });
  const both = await Promise.allSettled(
    ["a", "b"].map((description) => updateWebhookEndpoint(ctx, { id, description, version: 2 })),
  );
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await getWebhookEndpoint(ctx, { id })).toMatchObject({ version: 3 });
});

test("disabling tells so once, enabling forgives", async () => {
  const { ctx } = await makeMerchant();
  const { id } = await createWebhookEndpoint(ctx, { url });
  const disabled = await updateWebhookEndpoint(ctx, { id, status: "disabled" });
  expect(disabled).toMatchObject({ status: "disabled", disabled_reason: "requested", version: 2 });
  await updateWebhookEndpoint(ctx, { id, status: "disabled" });
  const events = await db().event.findMany({ where: { aggregateId: id } });
  expect(events).toMatchObject([{ type: "webhook_endpoint.disabled", version: 2, data: disabled }]);
  expect(await db().outboxEntry.count({ where: { eventId: events[0]?.id } })).toBe(1);
  expect(await updateWebhookEndpoint(ctx, { id, status: "enabled" })).toMatchObject({
    status: "enabled",
    disabled_reason: null,
  });
});

test("a rotation keeps the old secret beside the new one", async () => {
  const { ctx } = await makeMerchant();
  const first = await createWebhookEndpoint(ctx, { url });
  const second = await rotateWebhookSecret(ctx, { id: first.id });
  expect(second.secret).not.toBe(first.secret);
  expect(second.previous_secret_expires_at).not.toBeNull();
  const row = await db().webhookEndpoint.findUniqueOrThrow({ where: { id: first.id } });
  expect(openSecrets(row)).toMatchObject({ secret: second.secret, previous: first.secret });
});

test("how long the old secret signs is the caller's to say, and the answer's to tell", async () => {
  const clock = fixedClock("2026-05-01T12:00:00Z");
  const { ctx } = await makeMerchant({}, clock);
  const { id } = await createWebhookEndpoint(ctx, { url });
  const rotate = (overlap_seconds?: number) => rotateWebhookSecret(ctx, { id, overlap_seconds });
  expect(await rotate()).toMatchObject({ previous_secret_expires_at: "2026-05-02T12:00:00.000Z" });
  expect(await rotate(3_600)).toMatchObject({ previous_secret_expires_at: "2026-05-01T13:00:00.000Z" });
  clock.advance(3_600_000);
  expect(await getWebhookEndpoint(ctx, { id })).toMatchObject({ previous_secret_expires_at: null });
  for (const wrong of [-1, 7 * 86_400 + 1, 1.5])
    await expect(rotate(wrong)).rejects.toMatchObject({ code: "validation_failed" });
});

test("a rotation that ends the old secret at once keeps nothing of it, and is audited", async () => {
  const { ctx } = await makeMerchant();
  const { id } = await createWebhookEndpoint(ctx, { url });
  await rotateWebhookSecret(ctx, { id });
  const { secret, ...endpoint } = await rotateWebhookSecret(ctx, { id, overlap_seconds: 0 });
  expect(endpoint.previous_secret_expires_at).toBeNull();
  const row = await db().webhookEndpoint.findUniqueOrThrow({ where: { id } });
  expect(openSecrets(row)).toEqual({ secret, previous: null, previousExpires: null });
  const audited = await db().auditEntry.findFirstOrThrow({
    where: { targetId: id, action: "webhook_endpoint.rotate_secret" },
    orderBy: { id: "desc" },
  });
  expect(audited).toMatchObject({
    before: { previous_secret_expires_at: expect.any(String) },
    after: endpoint,
  });
});

test("deleting takes the deliveries along", async () => {
  const { ctx } = await makeMerchant();
  const { id } = await createWebhookEndpoint(ctx, { url });
  const delivery = {
    id: newId("webhookDelivery"),
    endpointId: id,
    eventId: newId("event"),
    eventType: "invoice.paid",
    status: "pending",
  } as const;
  await db().webhookDelivery.create({
    data: { ...delivery, merchantId: ctx.merchantId ?? "", mode: "test", createdAt: ctx.clock.now() },
  });
  await deleteWebhookEndpoint(ctx, { id });
  await expect(getWebhookEndpoint(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
  expect(await db().webhookDelivery.count({ where: { endpointId: id } })).toBe(0);
});
