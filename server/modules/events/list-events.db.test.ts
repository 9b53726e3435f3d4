import { Client } from "pg";
import { expect, test, vi } from "vitest";
import { authorizedMerchantId, systemContext } from "@/server/auth/authorize";
import { API_KEY_SCOPES } from "@/server/auth/permissions";
import { env } from "@/server/config/env";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { appendEvents, type NewEvent } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { getEvent } from "@/server/modules/events/get-event";
import { listEvents } from "@/server/modules/events/list-events";
import { listLogEvents } from "@/server/modules/events/list-log-events";
import { eventSchema } from "@/server/modules/events/schema";

function merchantContext(scopes: readonly string[] = API_KEY_SCOPES): Context {
  return {
    ...systemContext("test", "test"),
    merchantId: authorizedMerchantId(newId("merchant")),
    actor: { type: "api_key", apiKeyId: newId("apiKey"), scopes },
  };
}

function invoiceFact(ctx: Context, type: string, name: string): NewEvent {
  return {
    type,
    aggregateType: "invoice",
    aggregateId: newId("invoice"),
    version: 1,
    merchantId: ctx.merchantId,
    mode: ctx.mode,
    data: { name },
  };
}

async function append(ctx: Context, ...events: NewEvent[]): Promise<void> {
  await withTransaction(ctx, (ctx) => appendEvents(ctx, events));
}

const names = (events: readonly { data: { object: Record<string, unknown> } }[]) =>
  events.map(({ data }) => data.object.name);

/** Other test files write on the same server, and the log waits for every write that began earlier. */
async function eventually(check: () => Promise<void>): Promise<void> {
  await vi.waitFor(check, { timeout: 10_000, interval: 20 });
}

test("lists public events in the order they happened and goes on from the last one", async () => {
  const ctx = merchantContext();
  await append(
    ctx,
    invoiceFact(ctx, "invoice.created", "a"),
    invoiceFact(ctx, "merchant.created", "internal"),
  );
  await append(ctx, invoiceFact(ctx, "invoice.paid", "b"), invoiceFact(ctx, "invoice.expired", "c"));
  await eventually(async () => expect(names((await listEvents(ctx, {})).data)).toEqual(["a", "b", "c"]));

  const first = await listEvents(ctx, { limit: 2 });
  expect(first).toMatchObject({ has_more: true, next_cursor: first.data[1]?.id });
  const second = await listEvents(ctx, { limit: 2, after: first.next_cursor ?? undefined });
  expect(second).toMatchObject({ has_more: false, next_cursor: null });
  expect(names([...first.data, ...second.data])).toEqual(["a", "b", "c"]);
  expect(names((await listEvents(ctx, { order: "desc", limit: 2 })).data)).toEqual(["c", "b"]);
  expect(names((await listEvents(ctx, { types: "invoice.paid,invoice.expired" })).data)).toEqual(["b", "c"]);
  for (const event of first.data) expect(eventSchema.parse(event)).toEqual(event);
});

test("shows a merchant nothing of another one or of the other mode", async () => {
  const mine = merchantContext();
  const other = merchantContext();
  await append(mine, invoiceFact(mine, "invoice.created", "mine"));
  await append(other, invoiceFact(other, "invoice.created", "other"));
  await append(mine, invoiceFact({ ...mine, mode: "live" }, "invoice.created", "live"));
  await eventually(async () => expect(names((await listEvents(other, {})).data)).toEqual(["other"]));
  expect(names((await listEvents(mine, {})).data)).toEqual(["mine"]);
  const [foreign] = (await listEvents(other, {})).data;
  await expect(listEvents(mine, { after: foreign?.id })).rejects.toMatchObject({ code: "validation_failed" });
  await expect(getEvent(mine, { id: foreign?.id ?? "" })).rejects.toMatchObject({ code: "not_found" });
  expect(await getEvent(other, { id: foreign?.id ?? "" })).toEqual(foreign);
});

test("needs the permission and known types", async () => {
  await expect(listEvents(merchantContext([]), {})).rejects.toMatchObject({ code: "forbidden" });
  await expect(listEvents(merchantContext(), { types: "invoice.vanished" })).rejects.toMatchObject({
    code: "validation_failed",
  });
});

/** Raw, because the order of ids, positions and commits matters here to the statement. */
async function transactionOf(ctx: Context) {
  const client = new Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  await client.query("BEGIN");
  return {
    takeId: () => client.query("SELECT pg_current_xact_id()"),
    insert: (name: string) =>
      client.query(
        `INSERT INTO events (id, merchant_id, mode, aggregate_type, aggregate_id, version, type, data, actor, request_id, occurred_at)
         VALUES ($1, $2, 'test', 'invoice', $3, 1, 'invoice.created', $4, '{"type":"payer"}', 'req_1', now())`,
        [newId("event"), ctx.merchantId, newId("invoice"), JSON.stringify({ name })],
      ),
    async commit() {
      await client.query("COMMIT");
      await client.end();
    },
  };
}

test("misses no event of a transaction that commits after one with a later position", async () => {
  const ctx = merchantContext();
  const slow = await transactionOf(ctx);
  const fast = await transactionOf(ctx);
  await slow.insert("slow");
  await fast.insert("fast");
  await fast.commit();
  expect((await listEvents(ctx, {})).data, "held back: a commit can still come before it").toEqual([]);
  await slow.commit();
  await eventually(async () => expect(names((await listEvents(ctx, {})).data)).toEqual(["slow", "fast"]));
});

test("misses no event whose position is lower although its transaction is younger", async () => {
  const ctx = merchantContext();
  const older = await transactionOf(ctx);
  const younger = await transactionOf(ctx);
  await older.takeId();
  await younger.insert("lower position");
  await older.insert("higher position");
  await older.commit();
  // Only the first is listed or none: a reader that goes on from here must still see the other.
  const seen: unknown[] = [];
  let after: string | undefined;
  const read = async () => {
    const { data } = await listEvents(ctx, { after });
    seen.push(...names(data));
    after = data.at(-1)?.id ?? after;
  };
  await eventually(async () => {
    await read();
    expect(seen).toEqual(["higher position"]);
  });
  await younger.commit();
  await eventually(async () => {
    await read();
    expect(seen).toEqual(["higher position", "lower position"]);
  });
});

test("the log keeps its order and every reader's place when its transaction ids are rebased", async () => {
  const ctx = merchantContext();
  const older = await transactionOf(ctx);
  const younger = await transactionOf(ctx);
  await older.takeId();
  await younger.insert("second");
  await older.insert("first");
  await younger.commit();
  await older.commit();
  await eventually(async () => expect(names((await listEvents(ctx, {})).data)).toEqual(["first", "second"]));
  const [first] = (await listEvents(ctx, {})).data;
  await db().$executeRaw`SELECT rebase_event_log()`;
  expect(names((await listEvents(ctx, {})).data)).toEqual(["first", "second"]);
  expect(names((await listEvents(ctx, { after: first?.id })).data)).toEqual(["second"]);
  await append(ctx, invoiceFact(ctx, "invoice.created", "third"));
  await eventually(async () =>
    expect(names((await listEvents(ctx, {})).data)).toEqual(["first", "second", "third"]),
  );
  await expect(
    db().event.deleteMany({ where: { merchantId: ctx.merchantId } }),
    "still append-only",
  ).rejects.toThrow(/append-only/);
});

test("projections read everything, page by page, and only the product may", async () => {
  const ctx = merchantContext();
  await append(
    ctx,
    invoiceFact(ctx, "merchant.created", "internal"),
    invoiceFact(ctx, "invoice.created", "public"),
  );
  const system = systemContext("test", "test");
  await eventually(async () => {
    const seen: unknown[] = [];
    let after = { transaction: "0", position: 0n };
    for (;;) {
      const [event] = await listLogEvents(system, { after, limit: 1 });
      if (!event) break;
      after = event;
      if (event.merchantId === ctx.merchantId) seen.push(event.data.name);
    }
    expect(seen).toEqual(["internal", "public"]);
  });
  await expect(
    listLogEvents(ctx, { after: { transaction: "0", position: 0n }, limit: 1 }),
  ).rejects.toMatchObject({ code: "forbidden" });
});
