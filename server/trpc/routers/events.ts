import { listTimeline } from "@/server/modules/events/list-timeline";
import { listTimelineSchema } from "@/server/modules/events/schema";
import { merchantProcedure, router } from "@/server/trpc/init";

export const eventsRouter = router({
  timeline: merchantProcedure.input(listTimelineSchema).query(({ ctx, input }) => listTimeline(ctx, input)),
});
