import { expect, test } from "vitest";
import { addSeconds, fixedClock, instant, systemClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { recordWebhookAttempt } from "@/server/modules/webhooks/record-webhook-attempt";
import { requestDeliveries } from "@/server/modules/webhooks/request-deliveries";
import { requestOverdueDeliveries } from "@/server/modules/webhooks/request-overdue-deliveries";
import { resendWebhookDelivery } from "@/server/modules/webhooks/resend-webhook-delivery";
import type { AttemptOrder } from "@/server/modules/webhooks/schema";
import { makeMerchant, makeSystem } from "@/server/testing/factories";

const HOUR = 3_600;

async function paidEvent({ merchantId, mode, ...ctx }: Context): Promise<string> {
  const aggregateId = newId("invoice");
  const fact = { type: "invoice.paid", aggregateType: "invoice", aggregateId, version: 1, data: {} };
  await withTransaction({ merchantId, mode, ...ctx }, (ctx) =>
    appendEvents(ctx, [{ ...fact, merchantId, mode }]),
  );
  return (await db().event.findFirstOrThrow({ where: { aggregateId } })).id;
}

/** Two deliveries to one endpoint, and what is asked for again of that endpoint's. */
async function orderedDeliveries() {
  const clock = fixedClock(systemClock.now());
  const { ctx } = await makeMerchant({}, clock);
  const endpoint = await createWebhookEndpoint(ctx, { url: "https://shop.example/hook" });
  const system = makeSystem(clock);
  const eventIds = [await paidEvent(ctx), await paidEvent(ctx)];
  const [first, second] = await requestDeliveries(system, { eventIds });
  if (!first || !second) throw new Error("no deliveries were requested");
  const findOverdue = async () =>
    (await requestOverdueDeliveries(system)).filter(({ endpoint_id }) => endpoint_id === endpoint.id);
  return { clock, ctx, system, first, second, findOverdue };
}

test("a delivery whose job was lost is asked for again, once, and one that waits for its time is left alone", async () => {
  const { clock, first: lost, second: waiting, findOverdue } = await orderedDeliveries();
  await db().webhookDelivery.updateMany({
    where: { id: waiting.delivery_id },
    data: { attemptCount: 1, version: 2, nextAttemptAt: addSeconds(clock.now(), HOUR) },
  });
  expect(await findOverdue()).toEqual([]);
  clock.advance(601_000);
  expect(await findOverdue()).toEqual([{ ...lost, requested_version: 2 }]);
  expect(await findOverdue()).toEqual([]);
  clock.advance(HOUR * 1_000);
  const both = [
    { ...lost, requested_version: 3 },
    { ...waiting, requested_version: 2, number: 2 },
  ];
  expect(new Set(await findOverdue())).toEqual(new Set(both));
});

test("it goes on with its schedule where it was, also after a resend, and the job that was only slow stops", async () => {
  const { clock, ctx, system, first: order, findOverdue } = await orderedDeliveries();
  const fail = (on: AttemptOrder, number = on.number) =>
    recordWebhookAttempt(system, {
      ...on,
      number,
      made: {
        startedAt: clock.now(),
        headers: {},
        body: "",
        answer: { kind: "answered", status: 500, retryAfter: null, body: "", durationMs: 1 },
        jitter: 0,
      },
    });
  /** Seconds that a failure waits for the next attempt. */
  const delay = async (on: AttemptOrder) => {
    const outcome = await fail(on);
    if (outcome.status !== "pending") throw new Error(`the delivery has ${outcome.status}`);
    return (instant(outcome.next_attempt_at).getTime() - clock.now().getTime()) / 1_000;
  };
  const lose = async () => {
    clock.advance(2 * HOUR * 1_000);
    const found = (await findOverdue()).find(({ delivery_id }) => delivery_id === order.delivery_id);
    if (!found) throw new Error("the delivery is not overdue");
    return found;
  };

  expect(await delay(order)).toBe(60);
  expect(await delay({ ...order, number: 2 })).toBe(300);
  const third = await lose();
  expect(third).toMatchObject({ first_attempt: 1, number: 3 });
  expect(await fail(order, 3)).toEqual({ status: "superseded" });
  expect(await delay(third)).toBe(900);
  await lose();
  expect(await delay(await lose())).toBe(HOUR);

  await resendWebhookDelivery(ctx, { id: order.delivery_id });
  const anew = await lose();
  expect(anew).toMatchObject({ first_attempt: 5, number: 5 });
  expect(await delay(anew)).toBe(60);
  expect(await delay(await lose())).toBe(300);
});
