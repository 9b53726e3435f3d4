import { inngest } from "@/inngest/client";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { sendOverdueMail } from "@/server/modules/mail/send-overdue-mail";

/** Finds messages whose job was lost, or whose mail server was down for longer than a job waits. */
export const sendOverdueMailRegularly = inngest.createFunction(
  { id: "send-overdue-mail", triggers: [{ cron: "*/5 * * * *" }], concurrency: 1, retries: 0 },
  async ({ step }) => {
    await step.run("send", () => asStep(() => sendOverdueMail(systemContext("send-overdue-mail"))));
  },
);
