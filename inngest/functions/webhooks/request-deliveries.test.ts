import { expect, test } from "vitest";
import { requestDeliveriesOnEvents } from "@/inngest/functions/webhooks/request-deliveries";
import { PUBLIC_EVENT_TYPES } from "@/server/modules/events/schema";
import { WEBHOOK_DELIVERY_EVENTS } from "@/server/modules/webhooks/events";

/** Inngest refuses a function with more: https://www.inngest.com/docs/guides/multiple-triggers */
const TRIGGERS_PER_FUNCTION = 10;

test("every public type, and a request to send again, triggers exactly one function", () => {
  const types = requestDeliveriesOnEvents.map(({ opts }) =>
    (opts.triggers ?? []).flatMap((trigger) => ("event" in trigger ? trigger.event : [])),
  );
  for (const triggers of types) expect(triggers.length).toBeLessThanOrEqual(TRIGGERS_PER_FUNCTION);
  expect(types.flat().toSorted()).toEqual([...PUBLIC_EVENT_TYPES, ...WEBHOOK_DELIVERY_EVENTS].toSorted());
});
