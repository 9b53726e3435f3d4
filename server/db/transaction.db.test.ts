import { describe, expect, it } from "vitest";
import { newId } from "@/server/core/ids";
import { compareAndSetAll } from "@/server/db/compare-and-set";
import { db, disconnectDatabase } from "@/server/db/client";
import { isUniqueViolation, sqlState } from "@/server/db/database-error";
import { appendEvents } from "@/server/db/event-log";
import { tryLock } from "@/server/db/locks";
import { onOutboxGrown } from "@/server/db/outbox-signal";
import { withTransaction } from "@/server/db/transaction";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { makeMerchant } from "@/server/testing/factories";

const fact = (merchantId: string) => ({
  type: "invoice.created",
  aggregateType: "invoice",
  aggregateId: newId("invoice"),
  version: 1,
  merchantId,
  mode: "test" as const,
  data: {},
});

describe("withTransaction", () => {
  it("leaves nothing behind when it fails, and wakes nobody", async () => {
    const { id, ctx } = await makeMerchant();
    let woken = 0;
    const stop = onOutboxGrown(() => (woken += 1));
    const failing = withTransaction(ctx, async (ctx) => {
      await appendEvents(ctx, [fact(id)]);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await db().event.count({ where: { merchantId: id } })).toBe(0);
    expect(woken).toBe(0);
    stop();
  });

  it("wakes the relay once, after the outermost commit", async () => {
    const { id, ctx } = await makeMerchant();
    const seen: number[] = [];
    const stop = onOutboxGrown(() => seen.push(1));
    await withTransaction(ctx, async (outer) => {
      await withTransaction(outer, (inner) => appendEvents(inner, [fact(id), fact(id)]));
      expect(seen).toEqual([]);
    });
    expect(seen).toEqual([1]);
    expect(await db().outboxEntry.count()).toBeGreaterThanOrEqual(2);
    stop();
  });

  it("is READ COMMITTED whatever the database's default", async () => {
    const { ctx } = await makeMerchant();
    const [current] = await db().$queryRaw<
      { name: string }[]
    >`SELECT quote_ident(current_database()) AS name`;
    const setting = `ALTER DATABASE ${current?.name} SET default_transaction_isolation`;
    await db().$executeRawUnsafe(`${setting} = 'serializable'`);
    try {
      await disconnectDatabase();
      const levels = await withTransaction(ctx, ({ tx }) => tx.$queryRaw`SHOW transaction_isolation`);
      expect(levels).toEqual([{ transaction_isolation: "read committed" }]);
    } finally {
      await db().$executeRawUnsafe(`${setting} TO DEFAULT`);
    }
  });

  it("runs again after a deadlock, so that both succeed", async () => {
    const [a, b] = [await makeMerchant(), await makeMerchant()];
    const touch = (first: string, second: string) =>
      withTransaction(a.ctx, async ({ tx }) => {
        for (const id of [first, second]) {
          await tx.merchant.update({ where: { id }, data: { toleranceBasisPoints: { increment: 1 } } });
          await tx.$queryRaw`SELECT pg_sleep(0.05)::text`;
        }
      });
    await Promise.all([touch(a.id, b.id), touch(b.id, a.id)]);
    expect((await db().merchant.findUniqueOrThrow({ where: { id: a.id } })).toleranceBasisPoints).toBe(2);
  });
});

describe("compareAndSetAll", () => {
  it("changes all rows or none", async () => {
    const { ctx } = await makeMerchant();
    const [one, two] = [await createInvoice(ctx, { amount: "1" }), await createInvoice(ctx, { amount: "2" })];
    const change = (id: string, version: number) => ({
      id,
      version,
      set: { seen_minor: 5n, paid_at: null, status: "confirming" },
    });
    await expect(
      withTransaction(ctx, ({ tx }) =>
        compareAndSetAll(tx, "invoices", [change(one.id, 2), change(two.id, 9)]),
      ),
    ).rejects.toMatchObject({ code: "conflict" });
    expect((await db().invoice.findUniqueOrThrow({ where: { id: one.id } })).version).toBe(1);
    await withTransaction(ctx, ({ tx }) =>
      compareAndSetAll(tx, "invoices", [change(one.id, 2), change(two.id, 2)]),
    );
    expect(await db().invoice.findUniqueOrThrow({ where: { id: two.id } })).toMatchObject({
      version: 2,
      seenMinor: 5n,
      status: "confirming",
    });
  });
});

describe("the log", () => {
  it("refuses to be rewritten", async () => {
    const { id, ctx } = await makeMerchant();
    await withTransaction(ctx, (ctx) => appendEvents(ctx, [fact(id)]));
    await expect(
      db().event.updateMany({ where: { merchantId: id }, data: { type: "invoice.paid" } }),
    ).rejects.toThrow("append-only");
    await expect(db().event.deleteMany({ where: { merchantId: id } })).rejects.toThrow("append-only");
  });

  it("takes one event of a type per version of an aggregate", async () => {
    const { id, ctx } = await makeMerchant();
    const event = fact(id);
    await withTransaction(ctx, (ctx) => appendEvents(ctx, [event]));
    const error: unknown = await withTransaction(ctx, (ctx) => appendEvents(ctx, [event])).catch(
      (thrown: unknown) => thrown,
    );
    expect(isUniqueViolation(error)).toBe(true);
  });
});

it("an advisory lock has one holder until its transaction ends", async () => {
  const { ctx } = await makeMerchant();
  const name = newId("request");
  await withTransaction(ctx, async ({ tx }) => {
    expect(await tryLock(tx, name)).toBe(true);
    expect(await withTransaction({ ...ctx }, (other) => tryLock(other.tx, name))).toBe(false);
  });
  expect(await withTransaction(ctx, (other) => tryLock(other.tx, name))).toBe(true);
});

it("finds the SQLSTATE wherever it hides", async () => {
  const error: unknown = await db().$queryRaw`SELECT 1 / 0`.catch((thrown: unknown) => thrown);
  expect(sqlState(error)).toBe("22012");
});
