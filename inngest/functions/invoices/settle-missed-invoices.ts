import { inngest } from "@/inngest/client";
import { settlementReversed } from "@/inngest/events";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { MODES } from "@/server/core/actor";
import { listUnsettledInvoices } from "@/server/modules/invoices/list-unsettled-invoices";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";

/**
 * Finds paid invoices that have no settlement: after a lost job, or when a surplus keeps an invoice paid although the
 * payment that its settlement rested on left the chain.
 */
export const settleMissedInvoices = inngest.createFunction(
  {
    id: "settle-missed-invoices",
    triggers: [{ cron: "* * * * *" }, settlementReversed],
    concurrency: 1,
    retries: 3,
  },
  async ({ step }) => {
    for (const mode of MODES) {
      const ctx = systemContext("settle-missed-invoices", mode);
      await step.run(`settle-${mode}-invoices`, () =>
        asStep(async () => settleInvoices(ctx, { invoiceIds: await listUnsettledInvoices(ctx) })),
      );
    }
  },
);
