import { afterEach, expect, test, vi } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { instant } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { logger } from "@/server/observability/logger";
import { claimBatch, type RelayedEvent } from "@/inngest/relay/outbox";
import { type Relay, type RelayOptions, startRelay } from "@/inngest/relay/relay";

const running: Relay[] = [];

function start(sink: RelayOptions["sink"], options: Partial<RelayOptions> = {}): Relay {
  const relay = startRelay({ sink, logger, ...options });
  running.push(relay);
  return relay;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((relay) => relay.stop()));
  await db().outboxEntry.deleteMany();
});

async function append(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId("invoice"));
  await withTransaction(systemContext("test", "test"), (ctx) =>
    appendEvents(
      ctx,
      ids.map((id) => ({
        type: "invoice.created",
        aggregateType: "invoice",
        aggregateId: id,
        version: 1,
        merchantId: null,
        mode: "test",
        data: { id },
      })),
    ),
  );
  return ids;
}

const aggregates = (events: readonly RelayedEvent[]) => events.map(({ data }) => data.aggregate_id);

test("events leave once, each batch in log order, and their rows are gone", async () => {
  const batches: string[][] = [];
  const ids = await append(1_200);
  const relay = start(async (events) => void batches.push(aggregates(events)));
  await relay.idle();
  expect(batches.flat().toSorted()).toEqual(ids.toSorted());
  for (const batch of batches) expect(batch).toEqual(ids.filter((id) => batch.includes(id)));
  expect(await relay.lag()).toEqual({ rows: 0, seconds: 0 });
});

test("what comes soon after a batch shares the next one", async () => {
  const batches: number[] = [];
  start(async (events) => void batches.push(events.length), { gatherMilliseconds: 3_000 });
  await append(1);
  await vi.waitFor(() => expect(batches).toEqual([1]), { timeout: 10_000 });
  for (let count = 0; count < 3; count += 1) await append(1);
  await vi.waitFor(() => expect(batches).toEqual([1, 3]), { timeout: 10_000 });
});

test("an event carries what happened to which object, and not the object", async () => {
  const [id] = await append(1);
  const row = await db().event.findFirstOrThrow({ where: { aggregateId: id } });
  const received: RelayedEvent[] = [];
  await start(async (events) => void received.push(...events)).idle();
  expect(received).toEqual([
    {
      id: row.id,
      name: "invoice.created",
      data: {
        event_id: row.id,
        type: "invoice.created",
        merchant_id: null,
        mode: "test",
        aggregate_type: "invoice",
        aggregate_id: id,
        version: 1,
      },
      ts: row.occurredAt.getTime(),
    },
  ]);
});

test("a commit wakes a waiting relay well before its next poll", async () => {
  const received: RelayedEvent[] = [];
  const relay = start(async (events) => void received.push(...events), { pollMilliseconds: 3_600_000 });
  await relay.idle();
  await append(1);
  await vi.waitFor(() => expect(received).toHaveLength(1), { timeout: 10_000, interval: 5 });
});

test("relays side by side share the rows and send none twice", async () => {
  const ids = await append(3_000);
  const received: RelayedEvent[][] = [[], [], []];
  const relays = received.map((list) => start(async (events) => void list.push(...events)));
  await Promise.all(relays.map((relay) => relay.idle()));
  expect(aggregates(received.flat()).toSorted()).toEqual(ids.toSorted());
});

test("a sink that fails gets the same events again, in order", async () => {
  const ids = await append(3);
  const calls: string[][] = [];
  const relay = start(async (events) => {
    calls.push(aggregates(events));
    if (calls.length < 3) throw new Error("the job engine is down");
  });
  await relay.idle();
  expect(calls).toEqual([ids, ids, ids]);
  expect(await db().outboxEntry.count()).toBe(0);
});

test("rows of a relay that died leave when its lease runs out", async () => {
  const ids = await append(2);
  expect(aggregates(await claimBatch())).toEqual(ids);
  expect(await claimBatch()).toEqual([]);
  await db().outboxEntry.updateMany({ data: { claimedUntil: instant(0) } });
  const received: RelayedEvent[] = [];
  await start(async (events) => void received.push(...events)).idle();
  expect(aggregates(received)).toEqual(ids);
});

test("it outlives the loss of every database connection", async () => {
  const received: RelayedEvent[] = [];
  const relay = start(async (events) => {
    received.push(...events);
    await db()
      .$queryRaw`SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
  });
  const ids = await append(700);
  await vi.waitFor(() => expect(new Set(aggregates(received))).toEqual(new Set(ids)), { timeout: 10_000 });
  await vi.waitFor(async () => expect(await db().outboxEntry.count()).toBe(0), { timeout: 10_000 });
  await relay.stop();
});

test("lag tells the number of waiting rows and the age of the oldest", async () => {
  await append(3);
  const relay = startRelay({ sink: () => Promise.reject(new Error("down")), logger });
  await vi.waitFor(
    async () => expect(await relay.lag()).toMatchObject({ rows: 3, seconds: expect.closeTo(0, -1) }),
    { timeout: 10_000 },
  );
  await relay.stop();
});
