import { query } from "@/server/scripts/bench/arena";
import { type Bench, inRounds, type Measurement } from "@/server/scripts/bench/measurement";
import {
  BATCH_SIZE,
  BATCHED_HOT_TRANSFERS,
  BATCHED_TRANSFERS,
  HOT_SHARDS,
  HOT_TRANSFER_IN_STATEMENTS,
  hotTransfer,
  SET_UP_ACCOUNTS,
  SET_UP_TPCB,
  SINGLE_TRANSFER,
  TPCB,
  type Workload,
} from "@/server/scripts/bench/workload";

const CLIENTS = 8;
const MANY_CLIENTS = 32;
const SECONDS = 4;

const secondsOf = ({ scale }: Bench): number => Math.max(1, Math.round(SECONDS * scale));

async function prepareDatabase({ arena }: Bench, name: string): Promise<string> {
  const databaseUrl = await arena.createDatabase(name);
  await query(databaseUrl, SET_UP_ACCOUNTS);
  return databaseUrl;
}

/** Transactions per second of a workload with some clients. */
function rateOf(bench: Bench, databaseUrl: string) {
  return (workload: Workload, clients = CLIENTS) =>
    bench.driver.run(databaseUrl, workload, { clients, seconds: secondsOf(bench) });
}

/** P1: transfers spread over all accounts against TPC-B, from outside with the posting function and from inside with the verb. */
export const measureTransfers: Measurement = async (bench) => {
  const databaseUrl = await prepareDatabase(bench, "bench_transfers");
  await query(databaseUrl, SET_UP_TPCB);
  await query(databaseUrl, "VACUUM ANALYZE");
  const rate = rateOf(bench, databaseUrl);
  const values = await inRounds(bench, {
    "TPC-B": () => rate(TPCB),
    ledger_post: () => rate(SINGLE_TRANSFER),
    postTransfers: () =>
      bench.arena.runTask<number>("post-transfers", {
        databaseUrl,
        input: { clients: CLIENTS, seconds: secondsOf(bench) },
      }),
  });
  const baseline = { what: "TPC-B", values: values["TPC-B"] };
  return [
    {
      id: "P1",
      what: `transfers, one call of ledger_post each, ${CLIENTS} clients`,
      unit: "per s",
      values: values.ledger_post,
      baseline,
      target: { atLeast: 1.2 },
    },
    {
      id: "P1",
      what: "transfers, one call of the verb each, a Node process",
      unit: "per s",
      values: values.postTransfers,
      baseline,
    },
  ];
};

/** P2: one account in every transfer; in one row as a merchant's, and in shards as the platform's own. */
export const measureHotAccount: Measurement = async (bench) => {
  const rate = rateOf(bench, await prepareDatabase(bench, "bench_hot"));
  const [row, shards] = [hotTransfer(1), hotTransfer(HOT_SHARDS)];
  const values = await inRounds(bench, {
    "separate statements": () => rate(HOT_TRANSFER_IN_STATEMENTS),
    "one row": () => rate(row),
    "one row, many clients": () => rate(row, MANY_CLIENTS),
    "one row, batches": async () => BATCH_SIZE * (await rate(BATCHED_HOT_TRANSFERS)),
    shards: () => rate(shards),
    "shards, many clients": () => rate(shards, MANY_CLIENTS),
  });
  const statements = { what: "separate statements", values: values["separate statements"] };
  const few = (of: readonly number[]) => ({ what: `${CLIENTS} clients`, values: of });
  const figure = { id: "P2", unit: "per s" };
  return [
    {
      ...figure,
      what: `one hot row, ${CLIENTS} clients`,
      values: values["one row"],
      baseline: statements,
      target: { atLeast: 4 },
    },
    {
      ...figure,
      what: `one hot row, ${MANY_CLIENTS} clients`,
      values: values["one row, many clients"],
      baseline: few(values["one row"]),
      target: { atLeast: 0.7 },
    },
    {
      ...figure,
      what: `one hot row in batches of ${BATCH_SIZE}, ${CLIENTS} clients`,
      values: values["one row, batches"],
      baseline: statements,
      target: { atLeast: 4 },
    },
    {
      ...figure,
      what: `one hot account of ${HOT_SHARDS} rows, ${CLIENTS} clients`,
      values: values.shards,
      baseline: statements,
      target: { atLeast: 4 },
    },
    {
      ...figure,
      what: `one hot account of ${HOT_SHARDS} rows, ${MANY_CLIENTS} clients`,
      values: values["shards, many clients"],
      baseline: few(values.shards),
      target: { atLeast: 0.7 },
    },
  ];
};

/** P3: a hundred transfers per call against one per call. */
export const measureBatches: Measurement = async (bench) => {
  const rate = rateOf(bench, await prepareDatabase(bench, "bench_batches"));
  const values = await inRounds(bench, {
    single: () => rate(SINGLE_TRANSFER),
    batched: async () => BATCH_SIZE * (await rate(BATCHED_TRANSFERS)),
  });
  return [
    {
      id: "P3",
      what: `transfers in batches of ${BATCH_SIZE}, ${CLIENTS} clients`,
      unit: "per s",
      values: values.batched,
      baseline: { what: "one per call", values: values.single },
      target: { atLeast: 2 },
    },
  ];
};
