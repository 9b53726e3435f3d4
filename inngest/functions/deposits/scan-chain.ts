import { inngest } from "@/inngest/client";
import { chainAdvanced, chainScanRequested } from "@/inngest/events";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import type { NetworkSettings } from "@/server/config/networks";
import { systemClock } from "@/server/core/clock";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";

/** A run ends before the next minute's begins, so that runs never queue up. */
const RUN_MILLISECONDS = 55_000;
/** Tries of one tick before the run gives up; the next minute's run goes on from the same cursor. */
const RETRIES = 20;

const milliseconds = () => systemClock.now().getTime();

/** Watches one network: each minute's run ticks until the next one takes over. One writer, by the concurrency limit. */
export function scanChainOn({ mode, network }: NetworkSettings) {
  return inngest.createFunction(
    {
      id: `scan-chain-${network}`,
      triggers: [{ cron: "* * * * *" }, chainScanRequested],
      concurrency: 1,
      retries: RETRIES,
    },
    async ({ step }) => {
      const ctx = systemContext("scan-chain", mode);
      const end = (await step.run("begin", milliseconds)) + RUN_MILLISECONDS;
      for (let tick = 0; ; tick += 1) {
        const scan = await step.run(`scan-chain-${tick}`, async () => ({
          ...(await asStep(() => scanChain(ctx, { network }))),
          at: milliseconds(),
        }));
        if (scan.moved) {
          await step.run(`confirm-deposits-${tick}`, () => asStep(() => confirmDeposits(ctx, { network })));
          await step.sendEvent(`tell-advance-${tick}`, chainAdvanced.create({ network, mode }));
        }
        if (scan.at >= end) return;
        if (!scan.behind) await step.sleep(`wait-${tick}`, LIMITS.chain.tickMilliseconds);
      }
    },
  );
}
