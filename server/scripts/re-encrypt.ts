import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { encryptionKeys } from "@/server/config/env";
import { systemClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { invariant } from "@/server/core/invariant";
import { type KeyRing, parseKeyRing, seal, unseal } from "@/server/db/secret-box";
import { SEALED_COLUMNS, type SealedPurpose } from "@/server/db/sealed-columns";
import { readSettings } from "@/server/scripts/settings";

interface SealedColumn {
  readonly purpose: SealedPurpose;
  readonly table: string;
  readonly id: string;
  readonly column: string;
}

interface ReEncryptOptions {
  readonly log: (line: string) => void;
  /** Only counts. */
  readonly check?: boolean;
  /** Milliseconds until what somebody else was changing is tried again. */
  readonly pause?: number;
}

/** How many values each key has sealed. */
type Counts = ReadonlyMap<string, number>;

const BATCH_ROWS = 200;
const MOST_ROUNDS = 5;
const PAUSE_MILLISECONDS = 1_000;
const MOST_NAMED = 20;

const COLUMNS = Object.entries(SEALED_COLUMNS).flatMap(([purpose, { table, id, columns }]) =>
  columns.map((column): SealedColumn => ({ purpose: purpose as SealedPurpose, table, id, column })),
);

const nameOf = ({ table, column }: SealedColumn): string => `${table}.${column}`;

/**
 * The id of the key, from the beginning alone: a long text need not be read for it. Null for what is kept in the clear, and
 * nothing of what is neither is told.
 */
const keyOf = ({ column }: SealedColumn): string =>
  `CASE WHEN left(${column}, 1) <> '{' THEN coalesce(substring(left(${column}, 200) FROM '^([a-z0-9]+)[.]'), '?') END`;

/**
 * Seals again with the ring's first key whatever names another one. Each batch is a statement of its own that changes what still
 * says what was read and what nobody is changing, so that it can be stopped and repeated, and disturbs no server at work.
 * Says whether the first key now seals everything.
 */
export async function reEncrypt(
  connectionString: string,
  ring: KeyRing,
  { log, check = false, pause = PAUSE_MILLISECONDS }: ReEncryptOptions,
): Promise<boolean> {
  const [first] = ring.keys();
  invariant(first, "the key ring has a current key");
  const client = new Client({ connectionString, application_name: "daric re-encrypt" });
  await client.connect();
  try {
    if (!check) {
      const before = await countAll(client);
      if ([...before.keys()].some((key) => key !== first)) await recordStart(client, first, before);
      for (const column of COLUMNS) await resealColumn(client, column, ring, first, { log, pause });
    }
    return await reportCounts(client, [...ring.keys()], log);
  } finally {
    await client.end();
  }
}

async function countKeys(client: Client, column: SealedColumn): Promise<Counts> {
  const { rows } = await client.query<{ key: string; count: string }>(
    `SELECT ${keyOf(column)} AS key, count(*) FROM ${column.table} WHERE ${keyOf(column)} IS NOT NULL GROUP BY 1 ORDER BY 1`,
  );
  return new Map(rows.map(({ key, count }) => [key, Number(count)]));
}

async function countAll(client: Client): Promise<Counts> {
  const sums = new Map<string, number>();
  for (const column of COLUMNS)
    for (const [key, count] of await countKeys(client, column)) sums.set(key, (sums.get(key) ?? 0) + count);
  return sums;
}

/** The audit entry stands before the first change: who stops half-way has been here too. */
async function recordStart(client: Client, first: string, before: Counts): Promise<void> {
  await client.query(
    `INSERT INTO audit_entries (id, actor, action, target_type, target_id, before, request_id, occurred_at)
     VALUES ($1, $2, 'encryption_key.re_encrypt', 'encryption_key', $3, $4, $5, now())`,
    [
      newId("auditEntry", systemClock),
      { type: "system", job: "re-encrypt" },
      first,
      Object.fromEntries(before),
      newId("request", systemClock),
    ],
  );
}

interface Round {
  readonly resealed: number;
  /** Changed or about to be changed by somebody else. */
  readonly missed: number;
  /** Ids of what does not open. */
  readonly closed: readonly string[];
}

async function resealColumn(
  client: Client,
  column: SealedColumn,
  ring: KeyRing,
  first: string,
  { log, pause }: { readonly log: (line: string) => void; readonly pause: number },
): Promise<void> {
  let resealed = 0;
  let round: Round = { resealed: 0, missed: 0, closed: [] };
  for (let number = 1; number <= MOST_ROUNDS; number += 1) {
    round = await resealRound(client, column, ring, first);
    resealed += round.resealed;
    if (round.missed === 0) break;
    if (number < MOST_ROUNDS) await delay(pause);
  }
  log(`${nameOf(column)}: ${resealed} re-encrypted`);
  for (const id of round.closed.slice(0, MOST_NAMED)) log(`  cannot be opened: ${nameOf(column)} of ${id}`);
  if (round.closed.length > MOST_NAMED) log(`  … and ${round.closed.length - MOST_NAMED} more`);
}

async function resealRound(
  client: Client,
  column: SealedColumn,
  ring: KeyRing,
  first: string,
): Promise<Round> {
  const { table, id, column: name } = column;
  let after = "";
  let resealed = 0;
  let missed = 0;
  const closed: string[] = [];
  while (true) {
    const { rows } = await client.query<{ id: string; sealed: string }>(
      `SELECT ${id} AS id, ${name} AS sealed FROM ${table}
       WHERE ${id} > $1 AND ${keyOf(column)} <> $2 ORDER BY ${id} LIMIT ${BATCH_ROWS}`,
      [after, first],
    );
    const last = rows.at(-1);
    if (!last) return { resealed, missed, closed };
    after = last.id;
    const opened = rows.flatMap((row) => {
      const text = tryUnseal(row.sealed, column.purpose, ring);
      if (text === null) closed.push(row.id);
      return text === null ? [] : [{ ...row, next: seal(text, column.purpose, ring) }];
    });
    const changed = await client.query(
      `WITH changes AS (SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS c (id, was, next)),
       free AS (
         SELECT t.${id} AS id FROM ${table} t JOIN changes c ON t.${id} = c.id AND t.${name} = c.was
         ORDER BY t.${id} FOR UPDATE OF t SKIP LOCKED
       )
       UPDATE ${table} t SET ${name} = c.next FROM changes c JOIN free f ON f.id = c.id
       WHERE t.${id} = c.id AND t.${name} = c.was`,
      [opened.map((row) => row.id), opened.map((row) => row.sealed), opened.map((row) => row.next)],
    );
    resealed += changed.rowCount ?? 0;
    missed += opened.length - (changed.rowCount ?? 0);
  }
}

function tryUnseal(sealed: string, purpose: SealedPurpose, ring: KeyRing): string | null {
  try {
    return unseal(sealed, purpose, ring);
  } catch {
    return null;
  }
}

async function reportCounts(client: Client, keys: string[], log: (line: string) => void): Promise<boolean> {
  const [first = ""] = keys;
  const sums = new Map<string, number>(keys.map((key) => [key, 0]));
  for (const column of COLUMNS) {
    const counts = await countKeys(client, column);
    for (const [key, count] of counts) sums.set(key, (sums.get(key) ?? 0) + count);
    if (counts.size > 0)
      log(`${nameOf(column)}: ${[...counts].map(([key, count]) => `${count} under ${key}`).join(", ")}`);
  }
  for (const [key, count] of sums) log(conclude(key, count, key === first, keys.includes(key)));
  return [...sums].every(([key, count]) => key === first || count === 0);
}

function conclude(key: string, count: number, isFirst: boolean, isKnown: boolean): string {
  if (isFirst) return `Key ${key}, the first: ${count} values.`;
  if (!isKnown) return `Key ${key}: ${count} values, and it is missing from DARIC_ENCRYPTION_KEYS.`;
  if (count === 0) return `Key ${key}: nothing. It may leave DARIC_ENCRYPTION_KEYS.`;
  return `Key ${key}: ${count} values. It must stay until npm run re-encrypt has moved them.`;
}

if (import.meta.main) {
  const { databaseUrl, encryptionKeys: text } = readSettings();
  if (!databaseUrl || !text)
    throw new Error("Set DATABASE_URL and DARIC_ENCRYPTION_KEYS as the server has them, the new key first.");
  const keys = encryptionKeys.safeParse(text);
  if (!keys.success) throw new Error(`DARIC_ENCRYPTION_KEYS ${keys.error.issues[0]?.message}`);
  const isDone = await reEncrypt(databaseUrl, parseKeyRing(keys.data), {
    log: console.log,
    check: process.argv.includes("--check"),
  });
  process.exitCode = isDone ? 0 : 1;
}
