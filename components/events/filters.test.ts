import { expect, test } from "vitest";
import { eventsHref, parseEventFilters, toEventsInput } from "@/components/events/filters";
import { newId } from "@/server/core/ids";
import { listEventsSchema } from "@/server/modules/events/schema";

test("the address is read, and what is not understood is left out", () => {
  expect(parseEventFilters({ type: "merchant.created" })).toEqual({ place: { trail: [] } });
  expect(parseEventFilters({ type: "invoice.paid" })).toMatchObject({ type: "invoice.paid" });
});

test("the latest events come first, from the last one of the page before", () => {
  const cursor = newId("event");
  const input = toEventsInput(parseEventFilters({ type: "invoice.paid", cursor, trail: "first" }));
  expect(listEventsSchema.parse(input)).toMatchObject({
    types: ["invoice.paid"],
    order: "desc",
    after: cursor,
  });
  expect(eventsHref("invoice.paid")).toBe("/developers/events?type=invoice.paid");
});
