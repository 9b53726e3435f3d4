/** A transaction that clients repeat. Statements name its variables as `:name`. */
export interface Workload {
  readonly name: string;
  /** Whole numbers drawn anew for each transaction, both bounds included. */
  readonly variables: Readonly<Record<string, readonly [lowest: number, highest: number]>>;
  readonly statements: readonly string[];
}

/** Shares of an ordinary and of a hot account; a client never transfers from an account to itself. */
export const ACCOUNTS = 10_000;
export const HOT_SHARDS = 16;

const TPCB_SCALE = 10;
const FUNDS = 1_000_000_000_000;

/** The tables of `pgbench -i` at the given scale, which it could not be made to share with the product's schema otherwise. */
export const SET_UP_TPCB = `
  CREATE TABLE pgbench_branches (bid int PRIMARY KEY, bbalance int, filler char(88)) WITH (fillfactor = 100);
  CREATE TABLE pgbench_tellers (tid int PRIMARY KEY, bid int, tbalance int, filler char(84)) WITH (fillfactor = 100);
  CREATE TABLE pgbench_accounts (aid int PRIMARY KEY, bid int, abalance int, filler char(84)) WITH (fillfactor = 100);
  CREATE TABLE pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
  INSERT INTO pgbench_branches SELECT bid, 0 FROM generate_series(1, ${TPCB_SCALE}) bid;
  INSERT INTO pgbench_tellers SELECT tid, (tid - 1) / 10 + 1, 0 FROM generate_series(1, ${TPCB_SCALE * 10}) tid;
  INSERT INTO pgbench_accounts SELECT aid, (aid - 1) / 100000 + 1, 0, '' FROM generate_series(1, ${TPCB_SCALE * 100_000}) aid;`;

/** The five statements of TPC-B as pgbench has them (PostgreSQL documentation, pgbench, "What is the transaction"). */
export const TPCB: Workload = {
  name: "tpcb-like",
  variables: {
    aid: [1, TPCB_SCALE * 100_000],
    bid: [1, TPCB_SCALE],
    tid: [1, TPCB_SCALE * 10],
    delta: [-5000, 5000],
  },
  statements: [
    "BEGIN",
    "UPDATE pgbench_accounts SET abalance = abalance + :delta WHERE aid = :aid",
    "SELECT abalance FROM pgbench_accounts WHERE aid = :aid",
    "UPDATE pgbench_tellers SET tbalance = tbalance + :delta WHERE tid = :tid",
    "UPDATE pgbench_branches SET bbalance = bbalance + :delta WHERE bid = :bid",
    "INSERT INTO pgbench_history (tid, bid, aid, delta, mtime) VALUES (:tid, :bid, :aid, :delta, CURRENT_TIMESTAMP)",
    "END",
  ],
};

const account = (number: string): string => `'acc_' || lpad((${number})::text, 26, '0')`;
const HOT = ACCOUNTS + 1;

/** Ordinary accounts with funds, then the shards of a hot one; none may fall below zero but the one that funds them. */
export const SET_UP_ACCOUNTS = `
  INSERT INTO ledger_accounts (id, mode, currency, code, min_balance, created_at)
    SELECT ${account("n")}, 'test'::mode, 'USDT', 'bench:' || n, 0, now() FROM generate_series(1, ${ACCOUNTS + HOT_SHARDS}) n
    UNION ALL SELECT 'acc_mint', 'test'::mode, 'USDT', 'bench:mint', NULL, now();
  SELECT count(*) FROM ledger_post(
    ARRAY(SELECT ('ltr_mint' || n, 'test', 'transfer', 'bench:mint:' || n, 'bench', NULL, NULL, now())::ledger_transfers
      FROM generate_series(1, ${ACCOUNTS}) n),
    ARRAY(SELECT ('ltr_mint' || n, 'acc_mint', ${account("n")}, ${FUNDS}, 'USDT')::ledger_leg FROM generate_series(1, ${ACCOUNTS}) n));
  ANALYZE ledger_accounts, ledger_transfers, ledger_entries;`;

/** Sorts by time, as the product's ids do; the same within one transaction. */
const timeOrdered = (random: string): string =>
  `to_hex((extract(epoch FROM now()) * 1000)::bigint) || (${random})::text`;

const transferRow = (key: string): string =>
  `('ltr_' || ${key}, 'test', 'transfer', 'bench:' || ${key}, 'bench', NULL, NULL, now())::ledger_transfers`;

const legRow = (key: string, from: string, to: string): string =>
  `('ltr_' || ${key}, ${account(from)}, ${account(to)}, :amount::bigint, 'USDT')::ledger_leg`;

/** One transfer of one leg in one call. */
const post = (from: string, to: string): string =>
  `SELECT * FROM ledger_post(ARRAY[${transferRow(timeOrdered(":key"))}], ARRAY[${legRow(timeOrdered(":key"), from, to)}])`;

const KEY = { key: [1, Number.MAX_SAFE_INTEGER] } as const;
const AMOUNT = { amount: [1, 1_000_000] } as const;
const SPREAD = { ...KEY, ...AMOUNT, origin: [1, ACCOUNTS], step: [1, ACCOUNTS - 1] } as const;
const origin = ":origin::int";
const target = `(:origin::int + :step::int - 1) % ${ACCOUNTS} + 1`;

/** One transfer between two accounts out of all, in one call. */
export const SINGLE_TRANSFER: Workload = {
  name: "single-transfer",
  variables: SPREAD,
  statements: [post(origin, target)],
};

export const BATCH_SIZE = 100;

function batch(name: string, to: string): Workload {
  const numbered = `${timeOrdered(":key")} || 'n' || n`;
  const from = `(${origin} + n * 97) % ${ACCOUNTS} + 1`;
  const each = (row: string): string => `ARRAY(SELECT ${row} FROM generate_series(1, ${BATCH_SIZE}) n)`;
  return {
    name,
    variables: SPREAD,
    statements: [
      `SELECT count(*) FROM ledger_post(${each(transferRow(numbered))}, ${each(legRow(numbered, from, to))})`,
    ],
  };
}

/** A hundred such transfers in one call. */
export const BATCHED_TRANSFERS = batch("batched-transfers", `(${target} + n * 97) % ${ACCOUNTS} + 1`);

/** A hundred transfers into the hot account's only row in one call, as settlements are posted. */
export const BATCHED_HOT_TRANSFERS = batch("batched-hot-transfers", `${HOT} + :step::int * 0`);

/** Transfers into one account that all clients share: into its only row, or into one of its shards. */
export function hotTransfer(shards: number): Workload {
  const hot = `${HOT} + :shard::int`;
  return {
    name: `hot-transfer-${shards}`,
    variables: { ...KEY, ...AMOUNT, origin: [1, ACCOUNTS], shard: [0, shards - 1] },
    statements: [post(origin, hot)],
  };
}

const key = timeOrdered(":key");
const entry = (ordinal: 1 | 2, owner: string, sign: "" | "-"): string =>
  `INSERT INTO ledger_entries (account_id, version, transfer_id, ordinal, amount, balance_after) ` +
  `SELECT id, version, 'ltr_' || ${key}, ${ordinal}, ${sign}:amount::bigint, balance FROM ledger_accounts WHERE id = ${account(owner)}`;

/** The same transfers and the same rows, statement by statement, as an application without the function would write them. */
export const HOT_TRANSFER_IN_STATEMENTS: Workload = {
  name: "hot-transfer-in-statements",
  variables: { ...KEY, ...AMOUNT, origin: [1, ACCOUNTS] },
  statements: [
    "BEGIN",
    `INSERT INTO ledger_transfers (id, mode, type, reference, purpose, created_at) VALUES ('ltr_' || ${key}, 'test', 'transfer', 'bench:' || ${key}, 'bench', now())`,
    `SELECT id, currency, balance, reserved, min_balance FROM ledger_accounts WHERE id IN (${account(origin)}, ${account(String(HOT))}) ORDER BY id FOR NO KEY UPDATE`,
    `UPDATE ledger_accounts SET balance = balance - :amount::bigint, version = version + 1 WHERE id = ${account(origin)}`,
    `UPDATE ledger_accounts SET balance = balance + :amount::bigint, version = version + 1 WHERE id = ${account(String(HOT))}`,
    entry(1, origin, "-"),
    entry(2, String(HOT), ""),
    "COMMIT",
  ],
};

/** Lets a session write the ledger's tables past its functions, for the comparison above. */
export const UNGUARDED = "-c daric.ledger=open";
