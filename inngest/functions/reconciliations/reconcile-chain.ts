import { NonRetriableError } from "inngest";
import { inngest } from "@/inngest/client";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import type { NetworkSettings } from "@/server/config/networks";
import { systemClock } from "@/server/core/clock";
import { reconcileChain } from "@/server/modules/reconciliations/reconcile-chain";

/** Compares ledger, payments and chain of one network every ten minutes. A run that finds a difference fails. */
export function reconcileChainOn({ mode, network }: NetworkSettings) {
  return inngest.createFunction(
    {
      id: `reconcile-chain-${network}`,
      triggers: [{ cron: "5,15,25,35,45,55 * * * *" }],
      concurrency: 1,
      retries: 3,
    },
    async ({ step }) => {
      const { ok, differences } = await step.run("reconcile-chain", () =>
        asStep(() => reconcileChain(systemContext("reconcile-chain", mode, systemClock), { network })),
      );
      if (!ok) {
        throw new NonRetriableError(
          `The chain ${network} and the books differ: ${differences.map(({ name }) => name).join(", ")}`,
        );
      }
    },
  );
}
