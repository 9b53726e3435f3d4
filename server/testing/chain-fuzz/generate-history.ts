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

/** What can happen in a history at all: one that is always busy with everything never gets far with anything. */
interface Flavour {
  readonly forks: boolean;
  readonly storms: boolean;
  readonly crashes: boolean;
  readonly meetings: boolean;
}

/** The history of a seed; the same one each time. */
export function generateHistory(seed: number): History {
  const random = new Random(seed);
  const flavour: Flavour = {
    forks: random.chance(0.65),
    storms: random.chance(0.6),
    crashes: random.chance(0.6),
    meetings: random.chance(0.6),
  };
  const merchants = Array.from({ length: random.between(1, 3) }, () => merchantPlan(random));
  const first = Array.from({ length: random.between(2, 4) }, () => ask(random));
  const steps = Array.from({ length: random.between(10, 26) }, () => step(random, flavour)).flat();
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

function step(random: Random, { forks, storms, crashes, meetings }: Flavour): Step[] {
  const common = (): Step[] => [{ do: "jobs", jobs: [job(random, crashes)] }];
  return random.choose<Step[]>([
    [4, () => [pay(random)]],
    [2.5, () => mine(random)],
    [forks ? 1.8 : 0, () => fork(random)],
    [forks ? 1 : 0, () => [{ do: "remine", seed: random.seed() }]],
    [0.5, () => [{ do: "solidify" }]],
    [storms ? 1.2 : 0, () => storm(random)],
    [0.4, () => [ask(random)]],
    [0.4, () => [{ do: "repeat", blocks: random.between(1, 10) }]],
    [2.5, () => tick(random)],
    [3, common],
    [meetings ? 2 : 0, () => [{ do: "jobs", jobs: [job(random, crashes), job(random, crashes)] }]],
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

function mine(random: Random): Step[] {
  const count = random.pick([1, 1, 2, 3, 12, 20]);
  const gapSeconds = random.chance(0.85) ? 3 : random.between(60, 400);
  const blocks: Step = { do: "mine", count, gapSeconds };
  return random.chance(count / 25) ? [blocks, { do: "solidify" }] : [blocks];
}

/** A fork is most telling right after the watcher has followed the branch that is about to end. */
function fork(random: Random): Step[] {
  const reorganise: Step = { do: "reorganise", depth: random.between(1, 17), seed: random.seed() };
  return random.chance(0.5) ? [...tick(random), reorganise] : [reorganise];
}

/** Bad nodes for a while, in which money comes in; it may become final before they are well again. */
function storm(random: Random): Step[] {
  const weather: Weather = {
    failing: random.pick([0, 20, 40]),
    behind: random.pick([0, 1, 3]),
    switching: random.chance(0.6),
    silent: random.chance(0.3),
    seed: random.seed(),
  };
  const solid: Step[] = [{ do: "mine", count: 20, gapSeconds: 3 }, { do: "solidify" }, ...tick(random)];
  return [
    ...(random.chance(0.5) ? [pay(random), ...tick(random)] : []),
    { do: "weather", weather },
    ...(random.chance(0.7) ? [pay(random)] : []),
    ...Array.from({ length: random.between(1, 3) }, () => tick(random)).flat(),
    ...(random.chance(0.5) ? solid : []),
    ...(random.chance(0.6) ? [{ do: "weather" as const, weather: CALM }] : []),
  ];
}

const JOBS_OF_A_TICK: readonly JobName[] = ["scan", "confirm", "settle", "scan_final", "finalise", "expire"];

/** The jobs as they follow each other when nothing goes wrong, cut off somewhere. */
function tick(random: Random): Step[] {
  const until = random.chance(0.6) ? JOBS_OF_A_TICK.length : random.between(1, JOBS_OF_A_TICK.length);
  return JOBS_OF_A_TICK.slice(0, until).map((job) => ({
    do: "jobs",
    jobs: [{ job, crash: "none", invoice: 0 }],
  }));
}

function job(random: Random, crashes: boolean): JobPlan {
  const name = random.choose<JobName>([
    [4, () => "scan"],
    [2, () => "scan_final"],
    [3, () => "confirm"],
    [2, () => "settle"],
    [1, () => "settle_missed"],
    [2, () => "finalise"],
    [1, () => "expire"],
    [0.5, () => "give_up"],
    [0.8, () => "cancel"],
  ]);
  const crash = random.choose<Crash>([
    [5, () => "none"],
    [crashes ? 3 : 0, () => "before"],
    [crashes ? 1 : 0, () => "after"],
  ]);
  return { job: name, crash, invoice: random.between(0, 9) };
}
