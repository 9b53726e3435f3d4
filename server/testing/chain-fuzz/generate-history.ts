import {
  type Amount,
  CALM,
  type Crash,
  type History,
  type JobName,
  type JobPlan,
  type MerchantPlan,
  type Step,
  type TransferPlan,
  type Weather,
} from "@/server/testing/chain-fuzz/history";
import { Random } from "@/server/testing/chain-fuzz/random";

/** The history of a seed; the same one each time. */
export function generateHistory(seed: number): History {
  const random = new Random(seed);
  const merchants = Array.from({ length: random.between(1, 3) }, () => merchantPlan(random));
  const first = Array.from({ length: random.between(2, 4) }, () => ask(random));
  const steps = Array.from({ length: random.between(12, 32) }, () => step(random)).flat();
  return { seed, merchants, steps: [...first, ...steps] };
}

function merchantPlan(random: Random): MerchantPlan {
  return {
    toleranceBasisPoints: random.pick([0, 0, 100, 500]),
    confirmationsOverride: random.pick([null, null, 1, 3, 20]),
    latePolicy: random.pick(["accept", "accept", "hold"]),
    feeBasisPoints: random.pick([100, 100, 0, 250]),
  };
}

function ask(random: Random): Step {
  return {
    do: "ask",
    merchant: random.between(0, 9),
    amount: random.pick(["9.99", "0.004", "25", "100", "250.5", "10000"]),
    expiresInSeconds: random.pick([300, 300, 900, 86_400]),
  };
}

function step(random: Random): Step[] {
  return random.choose<Step[]>([
    [4, () => [pay(random)]],
    [3, () => [mine(random)]],
    [1.8, () => fork(random)],
    [1, () => [{ do: "remine", seed: random.seed() }]],
    [1.2, () => [{ do: "solidify" }]],
    [1, () => [{ do: "weather", weather: weather(random) }]],
    [0.4, () => [ask(random)]],
    [0.4, () => [{ do: "repeat", blocks: random.between(1, 10) }]],
    [2.5, () => tick(random)],
    [3, () => [{ do: "jobs", jobs: [job(random)] }]],
    [2, () => [{ do: "jobs", jobs: [job(random), job(random)] }]],
  ]);
}

function pay(random: Random): Step {
  const transfers = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => transferPlan(random));
  const twin = transfers[0];
  if (twin && random.chance(0.1)) transfers.push(twin);
  return { do: "pay", transfers, succeeds: random.chance(0.92), seed: random.seed() };
}

function transferPlan(random: Random): TransferPlan {
  const amount = random.choose<Amount>([
    [5, () => "exact"],
    [2, () => "half"],
    [1, () => "third"],
    [1, () => "double"],
    [0.5, () => "dust"],
    [0.7, () => "zero"],
    [1, () => "enough"],
    [1, () => "not_enough"],
  ]);
  return {
    invoice: random.chance(0.92) ? random.between(0, 9) : null,
    amount,
    token: random.chance(0.92) ? "usdt" : "other",
  };
}

function mine(random: Random): Step {
  return {
    do: "mine",
    count: random.pick([1, 1, 2, 3, 12, 20]),
    gapSeconds: random.chance(0.85) ? 3 : random.between(60, 400),
  };
}

/** A fork is most telling right after the watcher has followed the branch that is about to end. */
function fork(random: Random): Step[] {
  const reorganise: Step = { do: "reorganise", depth: random.between(1, 17), seed: random.seed() };
  return random.chance(0.5) ? [...tick(random), reorganise] : [reorganise];
}

function weather(random: Random): Weather {
  if (random.chance(0.3)) return CALM;
  return {
    failing: random.pick([0, 0, 20, 50, 100]),
    behind: random.pick([0, 0, 1, 3]),
    switching: random.chance(0.5),
    silent: random.chance(0.3),
    seed: random.seed(),
  };
}

const JOBS_OF_A_TICK: readonly JobName[] = ["scan", "confirm", "settle", "finalise", "expire"];

/** The jobs as they follow each other when nothing goes wrong, cut off somewhere. */
function tick(random: Random): Step[] {
  const until = random.chance(0.6) ? JOBS_OF_A_TICK.length : random.between(1, JOBS_OF_A_TICK.length);
  return JOBS_OF_A_TICK.slice(0, until).map((job) => ({
    do: "jobs",
    jobs: [{ job, crash: "none", invoice: 0 }],
  }));
}

function job(random: Random): JobPlan {
  const name = random.choose<JobName>([
    [4, () => "scan"],
    [3, () => "confirm"],
    [2, () => "settle"],
    [1, () => "settle_missed"],
    [2, () => "finalise"],
    [1, () => "expire"],
    [0.8, () => "cancel"],
  ]);
  const crash = random.choose<Crash>([
    [5, () => "none"],
    [3, () => "before"],
    [1, () => "after"],
  ]);
  return { job: name, crash, invoice: random.between(0, 9) };
}
