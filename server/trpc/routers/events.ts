import { getEvent } from "@/server/modules/events/get-event";
import { listEvents } from "@/server/modules/events/list-events";
import { listTimeline } from "@/server/modules/events/list-timeline";
import { getEventSchema, listEventsSchema, listTimelineSchema } from "@/server/modules/events/schema";
import { merchantProcedure, router } from "@/server/trpc/init";

export const eventsRouter = router({
  list: merchantProcedure.input(listEventsSchema).query(({ ctx, input }) => listEvents(ctx, input)),
  get: merchantProcedure.input(getEventSchema).query(({ ctx, input }) => getEvent(ctx, input)),
  timeline: merchantProcedure.input(listTimelineSchema).query(({ ctx, input }) => listTimeline(ctx, input)),
});
