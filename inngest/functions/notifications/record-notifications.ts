import { z } from "zod";
import { inngest } from "@/inngest/client";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import { NOTIFIED_EVENTS, type NotifiedEvent } from "@/server/modules/notifications/events";
import type { NotificationTopic } from "@/server/modules/notifications/schema";
import { recordNotifications } from "@/server/modules/notifications/record-notifications";

const relayed = z.object({ event_id: z.string(), mode: z.enum(["test", "live"]) });

/** Tells members of a batch of facts. */
function recordNotificationsOf(subject: string, concerns: (topic: NotificationTopic) => boolean) {
  const types = (Object.keys(NOTIFIED_EVENTS) as NotifiedEvent[]).filter((type) =>
    concerns(NOTIFIED_EVENTS[type]),
  );
  return inngest.createFunction(
    {
      id: `record-${subject}-notifications`,
      triggers: types.map((event) => ({ event })),
      batchEvents: { maxSize: 100, timeout: "1s", key: "event.data.mode" },
      retries: 10,
    },
    async ({ event, events, step }) => {
      const eventIds = events.map(({ data }) => parse(relayed, data).event_id);
      const ctx = systemContext("record-notifications", parse(relayed, event.data).mode);
      await step.run("record", () => asStep(() => recordNotifications(ctx, { eventIds })));
    },
  );
}

/** Two functions, because Inngest takes at most ten triggers a function. Together they name every type that is told. */
export const recordNotificationsOnEvents = [
  recordNotificationsOf("money", (topic) => topic !== "access_changed"),
  recordNotificationsOf("access", (topic) => topic === "access_changed"),
];
