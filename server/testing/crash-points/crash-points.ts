import { Client } from "pg";

/** A moment between two things that the product does, seen from the statements it sends to its database. */
interface CrashPoint {
  /** The process dies instead of sending this statement … */
  readonly before?: RegExp;
  /** … or when this one has been answered and nobody has seen the answer … */
  readonly after?: RegExp;
  /** … in a transaction that has sent this one before. */
  readonly having?: RegExp;
}

const COMMIT = /^COMMIT/i;
const writes = (table: string): RegExp =>
  new RegExp(`\\b(INSERT INTO|UPDATE|DELETE FROM)\\s+("public"\\.)?"?${table}"?\\s`, "i");

/** The product knows nothing of these: they are found in what it says to PostgreSQL. */
export const CRASH_POINTS = {
  "cursor written, not committed": { before: COMMIT, having: writes("chain_cursors") },
  "told, not settled": { before: writes("settlements"), having: writes("events") },
  "committed, relay not woken": { after: COMMIT, having: writes("outbox") },
  "committed, not answered": { after: COMMIT, having: writes("idempotency_keys") },
  "events sent, not deleted": { before: /^DELETE FROM outbox/i },
  "step done, not remembered": { before: /inngest_embedded\.advance_runs/i },
  "webhook posted, not recorded": { before: /UPDATE webhook_deliveries\s+SET status = 'succeeded'/i },
} as const satisfies Readonly<Record<string, CrashPoint>>;

export type CrashPointName = keyof typeof CRASH_POINTS;

export function isCrashPoint(name: string): name is CrashPointName {
  return name in CRASH_POINTS;
}

/** Kills this process, as `kill -9` does, when it comes to this point for the `time`-th time. */
export function armCrashPoint(name: CrashPointName, time: number): void {
  const point: CrashPoint = CRASH_POINTS[name];
  const sent = new WeakMap<object, string[]>();
  const query: unknown = Client.prototype.query;
  let visits = 0;
  const visit = (): void => {
    visits += 1;
    if (visits === time) process.kill(process.pid, "SIGKILL");
  };
  Client.prototype.query = function watched(this: Client, ...parameters: unknown[]): unknown {
    const text = textOf(parameters[0]);
    const earlier = /^BEGIN/i.test(text) ? [] : (sent.get(this) ?? []);
    const isHere = point.having === undefined || earlier.some((statement) => point.having?.test(statement));
    sent.set(this, [...earlier, text]);
    if (isHere && point.before?.test(text)) visit();
    const answer: unknown = (query as (...all: unknown[]) => unknown).apply(this, parameters);
    if (!isHere || !point.after?.test(text) || !(answer instanceof Promise)) return answer;
    return answer.then((result: unknown) => {
      visit();
      return result;
    });
  } as typeof Client.prototype.query;
}

/** A statement is given as text or as an object that has it. */
function textOf(statement: unknown): string {
  if (typeof statement === "string") return statement;
  return typeof statement === "object" && statement !== null && "text" in statement
    ? String(statement.text)
    : "";
}
