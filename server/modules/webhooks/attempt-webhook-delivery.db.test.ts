import { Webhook } from "standardwebhooks";
import { beforeEach, expect, test, vi } from "vitest";
import { addSeconds, fixedClock, instant, systemClock, ShiftedClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { attemptWebhookDelivery } from "@/server/modules/webhooks/attempt-webhook-delivery";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { getWebhookDelivery } from "@/server/modules/webhooks/get-webhook-delivery";
import { getWebhookEndpoint } from "@/server/modules/webhooks/get-webhook-endpoint";
import { listWebhookDeliveries } from "@/server/modules/webhooks/list-webhook-deliveries";
import { type WebhookAnswer, type WebhookRequest, webhookTransport } from "@/server/modules/webhooks/ports";
import { recoverWebhookEndpoint } from "@/server/modules/webhooks/recover-webhook-endpoint";
import { requestDeliveries } from "@/server/modules/webhooks/request-deliveries";
import { resendWebhookDelivery } from "@/server/modules/webhooks/resend-webhook-delivery";
import { rotateWebhookSecret } from "@/server/modules/webhooks/rotate-webhook-secret";
import {
  type AttemptOrder,
  type AttemptOutcome,
  webhookDeliverySchema,
} from "@/server/modules/webhooks/schema";
import { testWebhookEndpoint } from "@/server/modules/webhooks/test-webhook-endpoint";
import { updateWebhookEndpoint } from "@/server/modules/webhooks/update-webhook-endpoint";
import { makeMerchant, makeSystem } from "@/server/testing/factories";

const HOUR = 3_600_000;

/** The receiver: what it got, and what it says next. */
const receiver = {
  requests: [] as WebhookRequest[],
  answers: [] as WebhookAnswer[],
  onRequest: async () => {},
};

webhookTransport.provide({
  async send(request) {
    receiver.requests.push(request);
    await receiver.onRequest();
    return receiver.answers.shift() ?? answered(200);
  },
});

beforeEach(() => {
  Object.assign(receiver, { requests: [], answers: [], onRequest: async () => {} });
});

function answered(status: number, retryAfter: string | null = null): WebhookAnswer {
  return { kind: "answered", status, retryAfter, body: `said ${status}`, durationMs: 7 };
}

async function paidEvent(ctx: Context, object: object = { id: "inv_1", object: "invoice" }): Promise<string> {
  const aggregateId = newId("invoice");
  const fact = {
    type: "invoice.paid",
    aggregateType: "invoice",
    aggregateId,
    version: 3,
    merchantId: ctx.merchantId,
    mode: ctx.mode,
  };
  await withTransaction(ctx, (ctx) => appendEvents(ctx, [{ ...fact, data: object }]));
  return (await db().event.findFirstOrThrow({ where: { aggregateId } })).id;
}

/** Milliseconds until a pending delivery's next attempt. */
function untilNext(outcome: AttemptOutcome, now: Date): number {
  if (outcome.status !== "pending") throw new Error(`the delivery has ${outcome.status}`);
  return instant(outcome.next_attempt_at).getTime() - now.getTime();
}

/** A merchant with one endpoint and one delivery that was asked for, on a clock of its own. */
async function orderedDelivery() {
  const clock = fixedClock(systemClock.now());
  const { ctx } = await makeMerchant({}, clock);
  const endpoint = await createWebhookEndpoint(ctx, { url: "https://shop.example/hook" });
  const system = makeSystem(clock);
  const eventId = await paidEvent(ctx);
  const [order] = await requestDeliveries(system, { eventIds: [eventId] });
  if (!order) throw new Error("no delivery was requested");
  const attempt = (number: number, on: AttemptOrder = order) =>
    attemptWebhookDelivery(system, { ...on, number });
  return { clock, ctx, system, endpoint, eventId, order, attempt };
}

test("posts a signed webhook that the official package verifies, and records what came back", async () => {
  const { ctx, endpoint, eventId, order, attempt } = await orderedDelivery();
  expect(await attempt(1)).toEqual({ status: "succeeded" });
  const [request] = receiver.requests;
  expect(request).toMatchObject({
    url: endpoint.url,
    headers: { "webhook-id": eventId, "daric-event": "invoice.paid" },
  });
  expect(request?.reach).toEqual({ allowLoopback: true, ports: null });
  expect(new Webhook(endpoint.secret).verify(request?.body ?? "", { ...request?.headers })).toMatchObject({
    type: "invoice.paid",
    data: { object: { id: "inv_1", object: "invoice" }, version: 3 },
  });
  const delivery = await getWebhookDelivery(ctx, { id: order.delivery_id });
  expect(webhookDeliverySchema.parse(delivery)).toEqual(delivery);
  expect(delivery).toMatchObject({
    event_id: eventId,
    status: "succeeded",
    attempt_count: 1,
    attempts: [
      {
        number: 1,
        request_body: request?.body,
        response_status: 200,
        response_body: "said 200",
        failure: null,
        duration_ms: 7,
      },
    ],
  });
  expect(
    (await listWebhookDeliveries(ctx, { endpoint_id: endpoint.id, status: "succeeded" })).data,
  ).toMatchObject([{ id: delivery.id }]);
});

test("while a secret rotates, holders of either verify", async () => {
  const { ctx, endpoint, attempt } = await orderedDelivery();
  const rotated = await rotateWebhookSecret(ctx, { id: endpoint.id });
  await attempt(1);
  const [request] = receiver.requests;
  for (const { secret } of [endpoint, rotated])
    new Webhook(secret).verify(request?.body ?? "", { ...request?.headers });
  expect(request?.headers["webhook-signature"]?.split(" ")).toHaveLength(2);
});

test("a secret that was ended at once signs nothing more, retries included", async () => {
  const { ctx, endpoint, attempt } = await orderedDelivery();
  const leaked = await rotateWebhookSecret(ctx, { id: endpoint.id });
  receiver.answers.push(answered(500));
  await attempt(1);
  const { secret } = await rotateWebhookSecret(ctx, { id: endpoint.id, overlap_seconds: 0 });
  await attempt(2);
  const [, request] = receiver.requests;
  const verify = (holder: string) => new Webhook(holder).verify(request?.body ?? "", { ...request?.headers });
  expect(request?.headers["webhook-signature"]?.split(" ")).toHaveLength(1);
  verify(secret);
  for (const ended of [endpoint, leaked]) expect(() => verify(ended.secret)).toThrow("No matching signature");
});

test("a failure waits for its schedule, and the ninth is the last", async () => {
  const { clock, ctx, order, attempt } = await orderedDelivery();
  const delays = [1 / 60, 5 / 60, 15 / 60, 1, 6, 12, 24, 24];
  for (const [index, hours] of delays.entries()) {
    receiver.answers.push({ kind: "unanswered", failure: "timeout", durationMs: 15_000 });
    const wait = untilNext(await attempt(index + 1), clock.now());
    expect(wait / HOUR).toBeGreaterThanOrEqual(hours * 0.8 - 0.001);
    expect(wait / HOUR).toBeLessThanOrEqual(hours * 1.2 + 0.001);
    clock.advance(wait);
  }
  receiver.answers.push(answered(500));
  expect(await attempt(9)).toEqual({ status: "failed" });
  const { attempts } = await getWebhookDelivery(ctx, { id: order.delivery_id });
  expect(attempts?.map(({ number, failure }) => [number, failure]).at(0)).toEqual([9, "status"]);
  expect(attempts).toHaveLength(9);
});

test("Retry-After is honoured", async () => {
  const { clock, attempt } = await orderedDelivery();
  receiver.answers.push(answered(429, "7200"));
  expect(await attempt(1)).toEqual({
    status: "pending",
    next_attempt: 2,
    next_attempt_at: addSeconds(clock.now(), 7_200).toISOString(),
  });
});

test("a date in Retry-After is read by real time, however far the test clock was moved", async () => {
  const { clock, system, order } = await orderedDelivery();
  const moved = { ...system, clock: new ShiftedClock(clock, () => 30 * 24 * 3_600) };
  receiver.answers.push(answered(503, addSeconds(clock.now(), 7_200).toUTCString()));
  const wait = untilNext(await attemptWebhookDelivery(moved, { ...order, number: 1 }), moved.clock.now());
  expect(Math.ceil(wait / 1_000)).toBe(7_200);
});

test("the same attempt twice posts once and answers the same", async () => {
  const { ctx, order, attempt } = await orderedDelivery();
  receiver.answers.push(answered(500));
  const first = await attempt(1);
  expect(await attempt(1)).toEqual(first);
  expect(receiver.requests).toHaveLength(1);
  expect(await getWebhookDelivery(ctx, { id: order.delivery_id })).toMatchObject({
    attempt_count: 1,
    attempts: [{ number: 1 }],
  });
});

test.each([500, 200])("the same attempt twice at once, answered %i, is recorded once", async (status) => {
  const { ctx, order, attempt } = await orderedDelivery();
  const bothSent = Promise.withResolvers<void>();
  receiver.onRequest = async () => {
    if (receiver.requests.length === 2) bothSent.resolve();
    await bothSent.promise;
  };
  receiver.answers.push(answered(status), answered(status));
  const [first, second] = await Promise.all([attempt(1), attempt(1)]);
  expect(first).toEqual(second);
  const headers = receiver.requests.map((request) => request.headers["webhook-id"]);
  expect(new Set(headers).size).toBe(1);
  expect(await getWebhookDelivery(ctx, { id: order.delivery_id })).toMatchObject({
    attempt_count: 1,
    attempts: [{ number: 1 }],
  });
});

test("410 disables the endpoint at once and tells so, once", async () => {
  const { ctx, endpoint, attempt } = await orderedDelivery();
  receiver.answers.push(answered(410));
  expect(await attempt(1)).toEqual({ status: "failed" });
  const disabled = await getWebhookEndpoint(ctx, { id: endpoint.id });
  expect(disabled).toMatchObject({ status: "disabled", disabled_reason: "gone" });
  expect(await db().event.findMany({ where: { aggregateId: endpoint.id } })).toMatchObject([
    { type: "webhook_endpoint.disabled", version: disabled.version, data: disabled },
  ]);
});

test("an endpoint that fails for 120 hours is disabled; a success in between starts the count anew", async () => {
  const { clock, ctx, system, endpoint } = await orderedDelivery();
  const attemptNew = async (answer: WebhookAnswer) => {
    const [order] = await requestDeliveries(system, { eventIds: [await paidEvent(ctx)] });
    receiver.answers.push(answer);
    return order && attemptWebhookDelivery(system, { ...order, number: 1 });
  };
  const endpointNow = () => getWebhookEndpoint(ctx, { id: endpoint.id });

  await attemptNew(answered(500));
  expect(await endpointNow()).toMatchObject({ failing_since: clock.now().toISOString() });
  clock.advance(119 * HOUR);
  await attemptNew(answered(500));
  expect(await endpointNow()).toMatchObject({ status: "enabled" });
  await attemptNew(answered(204));
  expect(await endpointNow()).toMatchObject({ status: "enabled", failing_since: null });

  await attemptNew(answered(500));
  clock.advance(120 * HOUR);
  expect(await attemptNew(answered(500))).toMatchObject({ status: "failed" });
  expect(await endpointNow()).toMatchObject({ status: "disabled", disabled_reason: "failing" });
  expect(await db().event.count({ where: { aggregateId: endpoint.id } })).toBe(1);
});

test("a dead endpoint is tried by one job at a time, and postponing costs no attempt", async () => {
  const { clock, ctx, system, endpoint, attempt } = await orderedDelivery();
  receiver.answers.push(answered(500));
  clock.advance(untilNext(await attempt(1), clock.now()) + HOUR / 6);
  const [second] = await requestDeliveries(system, { eventIds: [await paidEvent(ctx)] });
  const probing = Promise.withResolvers<void>();
  receiver.onRequest = () => probing.promise;
  receiver.answers.push(answered(500));
  const probe = attempt(2);
  await vi.waitFor(() => expect(receiver.requests).toHaveLength(2), { timeout: 10_000 });

  const postponed = await attempt(1, second);
  expect(postponed).toMatchObject({ status: "pending", next_attempt: 1 });
  const wait = untilNext(postponed, clock.now()) / HOUR;
  expect(wait, "as long again as it has failed").toBeGreaterThan((1 / 6) * 0.8);
  expect(wait).toBeLessThan((1 / 6 + 2 / 60) * 1.2);
  expect(receiver.requests).toHaveLength(2);
  probing.resolve();
  expect(await probe).toMatchObject({ status: "pending", next_attempt: 3 });

  expect(await attempt(1, second), "the next one tries, and it works again").toEqual({ status: "succeeded" });
  expect(await getWebhookEndpoint(ctx, { id: endpoint.id })).toMatchObject({ failing_since: null });
  expect(await attempt(3)).toEqual({ status: "succeeded" });
});

test("a job that died while it tried a dead endpoint keeps others away for half a minute only", async () => {
  const { clock, attempt } = await orderedDelivery();
  receiver.answers.push(answered(500));
  clock.advance(untilNext(await attempt(1), clock.now()) + HOUR);
  receiver.onRequest = () => Promise.reject(new Error("the process is killed"));
  await expect(attempt(2)).rejects.toThrow("killed");
  receiver.onRequest = async () => {};
  expect(await attempt(2)).toMatchObject({ status: "pending", next_attempt: 2 });
  clock.advance(31_000);
  expect(await attempt(2)).toEqual({ status: "succeeded" });
});

test("a disabled endpoint gets nothing, and what waits for it fails", async () => {
  const { ctx, endpoint, order, attempt } = await orderedDelivery();
  await updateWebhookEndpoint(ctx, { id: endpoint.id, status: "disabled" });
  expect(await attempt(1)).toEqual({ status: "failed" });
  expect(receiver.requests).toHaveLength(0);
  await expect(resendWebhookDelivery(ctx, { id: order.delivery_id })).rejects.toMatchObject({
    code: "invalid_state",
  });
  await expect(testWebhookEndpoint(ctx, { id: endpoint.id })).rejects.toMatchObject({
    code: "invalid_state",
  });
});

test("a resend starts the schedule anew, and the job before it stops", async () => {
  const { ctx, system, order, attempt } = await orderedDelivery();
  receiver.answers.push(answered(500), answered(500));
  await attempt(1);
  const resent = await resendWebhookDelivery(ctx, { id: order.delivery_id });
  expect(resent).toMatchObject({ status: "pending", attempt_count: 1, next_attempt_at: null });
  expect(await attempt(2)).toEqual({ status: "superseded" });

  const request = await db().event.findFirstOrThrow({
    where: { aggregateId: order.delivery_id, type: "webhook_delivery.requested" },
  });
  const [again] = await requestDeliveries(system, { eventIds: [request.id] });
  expect(again).toMatchObject({ delivery_id: order.delivery_id, first_attempt: 2 });
  expect(untilNext(await attempt(2, again), ctx.clock.now()), "the first delay of the schedule").toBeLessThan(
    75_000,
  );
  expect(await requestDeliveries(system, { eventIds: [request.id] }), "begun already").toEqual([]);
  expect(await attempt(3, again)).toEqual({ status: "succeeded" });
});

test("recovering sends again what failed since then, and only that", async () => {
  const { clock, ctx, system, endpoint, order, attempt } = await orderedDelivery();
  await db().webhookDelivery.updateMany({
    where: { id: order.delivery_id },
    data: { status: "failed", completedAt: clock.now() },
  });
  clock.advance(HOUR);
  const since = clock.now().toISOString();
  const orders = await requestDeliveries(system, { eventIds: [await paidEvent(ctx), await paidEvent(ctx)] });
  const [failed] = orders;
  await db().webhookDelivery.updateMany({
    where: { id: failed?.delivery_id },
    data: { status: "failed", completedAt: clock.now() },
  });
  expect(await recoverWebhookEndpoint(ctx, { id: endpoint.id, since })).toEqual({
    object: "webhook_recovery",
    endpoint_id: endpoint.id,
    requested: 1,
    has_more: false,
  });
  const request = await db().event.findFirstOrThrow({ where: { aggregateId: failed?.delivery_id ?? "" } });
  expect(await requestDeliveries(system, { eventIds: [request.id] })).toMatchObject([
    { delivery_id: failed?.delivery_id, first_attempt: 1 },
  ]);
  expect(await attempt(1)).toMatchObject({ status: "failed" });
});

test("recovering twice at once asks once for each delivery", async () => {
  const { clock, ctx, system, endpoint } = await orderedDelivery();
  const eventIds = await Promise.all(Array.from({ length: 40 }, () => paidEvent(ctx)));
  await requestDeliveries(system, { eventIds });
  await db().webhookDelivery.updateMany({
    where: { endpointId: endpoint.id },
    data: { status: "failed", completedAt: clock.now() },
  });
  const since = instant(0).toISOString();
  const recoveries = await Promise.all(
    Array.from({ length: 4 }, () => recoverWebhookEndpoint(ctx, { id: endpoint.id, since })),
  );
  expect(recoveries.reduce((sum, { requested }) => sum + requested, 0)).toBe(41);
  expect(
    await db().event.count({
      where: { merchantId: ctx.merchantId, type: "webhook_delivery.requested" },
    }),
  ).toBe(41);
});

test("a test goes to the tested endpoint alone, whatever it listens to", async () => {
  const { ctx } = await makeMerchant();
  const [tested] = [
    await createWebhookEndpoint(ctx, { url: "https://a.example/", events: ["invoice.paid"] }),
    await createWebhookEndpoint(ctx, { url: "https://b.example/" }),
  ];
  const delivery = await testWebhookEndpoint(ctx, { id: tested.id });
  await testWebhookEndpoint(ctx, { id: tested.id });
  const orders = await requestDeliveries(makeSystem(), { eventIds: [delivery.event_id] });
  expect(orders).toMatchObject([{ delivery_id: delivery.id, endpoint_id: tested.id, first_attempt: 1 }]);
  const [order] = orders;
  expect(order && (await attemptWebhookDelivery(makeSystem(), { ...order, number: 1 }))).toMatchObject({
    status: "succeeded",
  });
  expect(JSON.parse(receiver.requests[0]?.body ?? "")).toMatchObject({
    type: "webhook_endpoint.tested",
    data: { object: { id: tested.id } },
  });
  expect(receiver.requests[0]?.body).not.toContain("whsec_");
});

test("a deleted endpoint ends its jobs, and a merchant sees no other's deliveries", async () => {
  const { ctx, endpoint, order, attempt } = await orderedDelivery();
  const { ctx: stranger } = await makeMerchant();
  await expect(getWebhookDelivery(stranger, { id: order.delivery_id })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(resendWebhookDelivery(stranger, { id: order.delivery_id })).rejects.toMatchObject({
    code: "not_found",
  });
  expect((await listWebhookDeliveries(stranger, {})).data).toEqual([]);
  await expect(attemptWebhookDelivery(ctx, { ...order, number: 1 })).rejects.toMatchObject({
    code: "forbidden",
  });
  await db().webhookEndpoint.deleteMany({ where: { id: endpoint.id } });
  expect(await attempt(1)).toEqual({ status: "deleted" });
});
