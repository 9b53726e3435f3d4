import { NonRetriableError } from "inngest";
import { inngest } from "@/inngest/client";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { reconcileLedger } from "@/server/modules/reconciliations/reconcile-ledger";

/** Checks every ten minutes that the books balance. A run that finds they do not fails, and stays among the failures. */
export const reconcileLedgerRegularly = inngest.createFunction(
  { id: "reconcile-ledger", triggers: [{ cron: "*/10 * * * *" }], concurrency: 1, retries: 3 },
  async ({ step }) => {
    const { ok, differences } = await step.run("reconcile-ledger", () =>
      asStep(() => reconcileLedger(systemContext("reconcile-ledger"))),
    );
    if (!ok) {
      throw new NonRetriableError(
        `The books do not balance: ${differences.map(({ name }) => name).join(", ")}`,
      );
    }
  },
);
