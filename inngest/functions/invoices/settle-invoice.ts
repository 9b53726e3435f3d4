import { inngest } from "@/inngest/client";
import { invoicePaid } from "@/inngest/events";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";

/** Settles invoices the moment they are paid; those that are paid together are settled together. */
export const settleInvoiceOnPaid = inngest.createFunction(
  {
    id: "settle-invoice",
    triggers: [invoicePaid],
    batchEvents: { maxSize: 100, timeout: "1s", key: "event.data.mode" },
    retries: 10,
  },
  async ({ event, events, step }) => {
    const invoiceIds = events.map((event) => event.data.aggregate_id);
    await step.run("settle-invoices", () =>
      asStep(() => settleInvoices(systemContext("settle-invoice", event.data.mode), { invoiceIds })),
    );
  },
);
