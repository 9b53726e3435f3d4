import { expect, test } from "vitest";
import { recordNotificationsOnEvents } from "@/inngest/functions/notifications/record-notifications";
import { NOTIFIED_EVENTS } from "@/server/modules/notifications/events";

/** Inngest refuses a function with more: https://www.inngest.com/docs/guides/multiple-triggers */
const TRIGGERS_PER_FUNCTION = 10;

test("every type that members are told of triggers exactly one function", () => {
  const types = recordNotificationsOnEvents.map(({ opts }) =>
    (opts.triggers ?? []).flatMap((trigger) => ("event" in trigger ? trigger.event : [])),
  );
  for (const triggers of types) expect(triggers.length).toBeLessThanOrEqual(TRIGGERS_PER_FUNCTION);
  expect(types.flat().toSorted()).toEqual(Object.keys(NOTIFIED_EVENTS).toSorted());
});
