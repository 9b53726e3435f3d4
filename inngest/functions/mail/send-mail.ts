import { inngest } from "@/inngest/client";
import { mailRequested } from "@/inngest/events";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { sendMail } from "@/server/modules/mail/send-mail";

/** Sends a message as soon as what it tells of has committed. */
export const sendMailOnRequest = inngest.createFunction(
  { id: "send-mail", triggers: [mailRequested], concurrency: 5, retries: 5 },
  async ({ event, step }) => {
    await step.run("send", () =>
      asStep(() => sendMail(systemContext("send-mail"), { id: event.data.aggregate_id })),
    );
  },
);
