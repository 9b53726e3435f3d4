import type { History, JobPlan, MerchantPlan, Step } from "@/server/testing/chain-fuzz/history";

const MERCHANT: MerchantPlan = {
  toleranceBasisPoints: 0,
  confirmationsOverride: null,
  latePolicy: "accept",
  feeBasisPoints: 100,
};

const ASK: Step = { do: "ask", merchant: 0, amount: "9.99", expiresInSeconds: 300 };
const PAY: Step = {
  do: "pay",
  transfers: [{ invoice: 0, amount: "exact", token: "usdt" }],
  succeeds: true,
  seed: 1,
};

/** Each call is answered by another node; some have not heard of the newest block. */
const switching = (seed: number): Step => ({
  do: "weather",
  weather: { failing: 0, behind: 1, switching: true, silent: false, seed },
});

const plan = (job: JobPlan["job"]): JobPlan => ({ job, crash: "none", invoice: 0 });
const run = (...jobs: JobPlan["job"][]): Step => ({ do: "jobs", jobs: jobs.map(plan) });

function known(name: string, ...steps: Step[]): [name: string, history: History] {
  return [name, { seed: 0, merchants: [MERCHANT], steps }];
}

/** What failed once, as short as it got. */
export const KNOWN_HISTORIES = [
  known("the first two ticks on a network meet: one of them loses", run("scan", "scan")),
  known(
    "a node that has not heard of the newest block is no fork",
    ...[ASK, run("scan"), PAY, run("scan")],
    ...Array.from({ length: 20 }, (_, seed) => [switching(seed), run("scan")]).flat(),
  ),
];
