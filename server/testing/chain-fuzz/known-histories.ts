import type { History, JobPlan, MerchantPlan, Step } from "@/server/testing/chain-fuzz/history";

const MERCHANT: MerchantPlan = {
  toleranceBasisPoints: 0,
  confirmationsOverride: null,
  latePolicy: "accept",
  feeBasisPoints: 100,
};

const plan = (job: JobPlan["job"]): JobPlan => ({ job, crash: "none", invoice: 0 });
const run = (...jobs: JobPlan["job"][]): Step => ({ do: "jobs", jobs: jobs.map(plan) });

function known(name: string, ...steps: Step[]): [name: string, history: History] {
  return [name, { seed: 0, merchants: [MERCHANT], steps }];
}

/** What failed once, as short as it got. */
export const KNOWN_HISTORIES = [
  known("the first two ticks on a network meet: one of them loses", run("scan", "scan")),
];
