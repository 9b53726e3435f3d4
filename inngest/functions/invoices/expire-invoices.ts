import { inngest } from "@/inngest/client";
import { chainAdvanced } from "@/inngest/events";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { expireInvoices } from "@/server/modules/invoices/expire-invoices";

/** Expires invoices as the searched blocks pass their time: expiry waits for the watcher by construction. */
export const expireInvoicesOnAdvance = inngest.createFunction(
  {
    id: "expire-invoices",
    triggers: [chainAdvanced],
    concurrency: { limit: 1, key: "event.data.network" },
    retries: 3,
  },
  async ({ event, step }) => {
    const { network, mode } = event.data;
    await step.run("expire-invoices", () =>
      asStep(() => expireInvoices(systemContext("expire-invoices", mode), { network })),
    );
  },
);
