import { db } from "@/server/db/client";

interface Fact {
  readonly id: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly version: number;
  readonly type: string;
  readonly data: unknown;
}

/** The event that tells of each status, where it is not called like the status itself. */
const NAMES: Readonly<Record<string, string>> = {
  "invoice.pending": "invoice.reopened",
  "settlement.pending": "settlement.created",
};

const BIRTHS: Readonly<Record<string, string>> = {
  invoice: "invoice.created",
  payment: "payment.detected",
  settlement: "settlement.created",
};

const statusOf = ({ data }: Fact): string => (data as { status: string }).status;

/** Every version of everything has its events, each status change exactly one of its name, and all are in the outbox. */
export async function findEventViolations(): Promise<string[]> {
  const events = await db().event.findMany({ orderBy: [{ version: "asc" }, { position: "asc" }] });
  const outbox = await db().outboxEntry.findMany();
  const waiting = new Set(outbox.map(({ eventId }) => eventId));
  const found = events
    .filter(({ id }) => !waiting.delete(id))
    .map(({ type }) => `an event ${type} is not in the outbox`);
  if (waiting.size > 0) found.push(`${waiting.size} outbox rows have no event`);
  const byAggregate = Map.groupBy(events, ({ aggregateId }) => aggregateId);
  for (const row of await readAggregates()) {
    const wrong = judgeHistory(byAggregate.get(row.id) ?? [], row);
    found.push(...wrong.map((words) => `the events of ${row.id} ${words}`));
    byAggregate.delete(row.id);
  }
  for (const id of byAggregate.keys()) found.push(`there are events of ${id}, which does not exist`);
  return found;
}

interface Aggregate {
  readonly id: string;
  readonly version: number;
  readonly status: string;
}

async function readAggregates(): Promise<Aggregate[]> {
  const select = { id: true, version: true, status: true } as const;
  return [
    ...(await db().invoice.findMany({ select })),
    ...(await db().payment.findMany({ select })),
    ...(await db().settlement.findMany({ select })),
  ];
}

function judgeHistory(events: readonly Fact[], { version: newest, status }: Aggregate): string[] {
  const wrong: string[] = [];
  const byVersion = Map.groupBy(events, ({ version }) => version);
  let before: string | undefined;
  for (let version = 1; version <= newest; version += 1) {
    const told = byVersion.get(version) ?? [];
    const after = told.at(-1);
    if (!after) {
      wrong.push(`lack version ${version} of ${newest}`);
      continue;
    }
    if (new Set(told.map(statusOf)).size > 1) wrong.push(`contradict each other at version ${version}`);
    wrong.push(...judgeChange(told, after, before).map((words) => `${words} at version ${version}`));
    before = statusOf(after);
  }
  if (Math.max(0, ...byVersion.keys()) > newest) wrong.push(`go past version ${newest}`);
  if (before !== status) wrong.push(`end in ${before}, not in ${status}`);
  return wrong;
}

/** A change of status has one event of its name; without a change there is none of a status. */
function judgeChange(told: readonly Fact[], after: Fact, before: string | undefined): string[] {
  const { aggregateType } = after;
  const nameOf = (status: string): string =>
    NAMES[`${aggregateType}.${status}`] ?? `${aggregateType}.${status}`;
  const status = statusOf(after);
  const wanted = before === undefined ? BIRTHS[aggregateType] : status === before ? null : nameOf(status);
  const names = told.map(({ type }) => type);
  if (wanted) {
    const times = names.filter((name) => name === wanted).length;
    return times === 1 ? [] : [`tell ${wanted} ${times} times`];
  }
  return names.includes(nameOf(status)) ? [`tell ${nameOf(status)} without a change`] : [];
}
