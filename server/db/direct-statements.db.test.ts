import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { db } from "@/server/db/client";
import { sqlState } from "@/server/db/database-error";
import { openDirectly, prepared } from "@/server/db/direct-statements";
import { Prisma } from "@/server/db/generated/client";
import { sendTogether } from "@/server/db/send-together";
import { withTransaction } from "@/server/db/transaction";
import { recogniseOutage } from "@/server/modules/health/recognise-outage";
import { makeMerchant } from "@/server/testing/factories";

const EVERY_KIND = Prisma.sql`
  SELECT 7::int4 AS "int4", 9007199254740993::int8 AS "int8", 0.5::float8 AS "float8", 12.50::numeric AS "numeric", true AS "bool",
    'é "'::text AS "text", '2026-01-02T03:04:05.678Z'::timestamptz AS "timestamptz", '2026-01-02'::date AS "date",
    '{"a": [1, null]}'::jsonb AS "jsonb", '\\x00ff'::bytea AS "bytea", NULL::int8 AS "nothing",
    ARRAY[1, 2]::int4[] AS "int4s", ARRAY[1, NULL, 9007199254740993]::int8[] AS "int8s", ARRAY[1.5]::numeric[] AS "numerics",
    ARRAY['a', NULL, 'b,"c"']::text[] AS "texts", ARRAY['2026-01-02T03:04:05Z']::timestamptz[] AS "timestamptzs",
    ARRAY['{"a": 1}']::jsonb[] AS "jsonbs", 'test'::mode AS "enum"`;

it("answers with the values that Prisma answers with", async () => {
  const { ctx } = await makeMerchant();
  const throughPrisma = await db().$transaction((tx) => tx.$queryRaw(EVERY_KIND));
  expect(await db().$queryRaw(EVERY_KIND)).toEqual(throughPrisma);
  expect(await withTransaction(ctx, ({ tx }) => tx.$queryRaw(EVERY_KIND))).toEqual(throughPrisma);
});

it("takes the values that Prisma takes", async () => {
  const given = [
    null,
    "é \\ '",
    2,
    9_007_199_254_740_993n,
    true,
    new Date("2026-01-02T03:04:05.678Z"),
  ] as const;
  const [nothing, text, number, big, truth, time] = given;
  const statement = Prisma.sql`
    SELECT ${nothing}::text AS nothing, ${text}::text AS text, ${number}::int AS number, ${big}::int8 AS big, ${truth}::boolean AS truth,
      ${time}::timestamptz AS time, ${["a", 'b"']}::text[] AS texts, ${[1n, 2n]}::int8[] AS bigs, ${[time]}::timestamptz[] AS times`;
  const throughPrisma = await db().$transaction((tx) => tx.$queryRaw(statement));
  expect(await db().$queryRaw(statement)).toEqual(throughPrisma);
  expect(throughPrisma).toMatchObject([
    { nothing, text, number, big, truth, time, bigs: [1n, 2n], times: [time] },
  ]);
});

it("prepares once for a connection what is marked, and nothing else", async () => {
  const { ctx } = await makeMerchant();
  await withTransaction(ctx, async ({ tx }) => {
    const double = (value: number) =>
      tx.$queryRaw<{ doubled: number }[]>(prepared`SELECT ${value}::int * 2 AS doubled`);
    expect(await double(2)).toEqual([{ doubled: 4 }]);
    expect(await double(3)).toEqual([{ doubled: 6 }]);
    await tx.$queryRaw`SELECT ${2}::int * 3 AS tripled`;
    const texts = await tx.$queryRaw<{ statement: string }[]>`SELECT statement FROM pg_prepared_statements`;
    expect(texts.filter(({ statement }) => statement.includes("doubled"))).toHaveLength(1);
    expect(texts.filter(({ statement }) => statement.includes("tripled"))).toEqual([]);
  });
});

it("belongs to the transaction, with Prisma's own queries", async () => {
  const { id, ctx } = await makeMerchant();
  const failing = withTransaction(ctx, async ({ tx }) => {
    expect(await tx.$executeRaw`UPDATE merchants SET name = 'Changed' WHERE id = ${id}`).toBe(1);
    expect(await tx.merchant.findUniqueOrThrow({ where: { id } })).toMatchObject({ name: "Changed" });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect((await db().merchant.findUniqueOrThrow({ where: { id } })).name).not.toBe("Changed");
});

it("transactions at once do not meet", async () => {
  const { ctx } = await makeMerchant();
  const transactions = Array.from({ length: 20 }, () =>
    withTransaction(ctx, async ({ tx }) => {
      const number = () => tx.$queryRaw<{ id: string }[]>`SELECT pg_current_xact_id()::text AS id`;
      const [first] = await number();
      await tx.merchant.count();
      const [second] = await number();
      expect(second).toEqual(first);
      return first?.id;
    }),
  );
  expect(new Set(await Promise.all(transactions)).size).toBe(20);
});

it("statements of a transaction that are sent at once are answered each, in their order", async () => {
  const { id, ctx } = await makeMerchant();
  const ended: string[] = [];
  const told = async <T>(name: string, statement: PromiseLike<T>): Promise<T> => {
    const answer = await statement;
    ended.push(name);
    return answer;
  };
  const answers = await withTransaction(ctx, ({ tx }) =>
    Promise.all([
      told("slow", tx.$queryRaw`SELECT 1 AS one FROM (SELECT pg_sleep(0.1)) AS slow`),
      told("write", tx.$executeRaw`UPDATE merchants SET name = 'At once' WHERE id = ${id}`),
      told("read", tx.$queryRaw`SELECT name FROM merchants WHERE id = ${id}`),
      tx.merchant.findUniqueOrThrow({ where: { id }, include: { members: true, apiKeys: true } }),
      tx.merchant.count({ where: { id } }),
    ]),
  );
  expect(answers).toMatchObject([
    [{ one: 1 }],
    1,
    [{ name: "At once" }],
    { id, members: [], apiKeys: [] },
    1,
  ]);
  expect(ended).toEqual(["slow", "write", "read"]);
});

it("of statements that are sent together the first failure is told, and the connection is as good as before", async () => {
  const { id, ctx } = await makeMerchant();
  const rename = (name: string) => prepared`UPDATE merchants SET name = ${name} WHERE id = ${id}`;
  const failed: unknown = await withTransaction(ctx, ({ tx }) =>
    sendTogether([
      tx.$executeRaw(rename("First")),
      tx.$queryRaw(prepared`SELECT 1 / (${1}::integer - 1)`),
      // PostgreSQL never parses these: they must not be known to the connection afterwards.
      tx.$queryRaw(prepared`SELECT ${2}::integer + 40 AS answer`),
      tx.$executeRaw(rename("Second")),
    ]),
  ).catch((error: unknown) => error);
  expect(sqlState(failed)).toBe("22012");
  expect((await db().merchant.findUniqueOrThrow({ where: { id } })).name).not.toBe("First");
  // More than the pool has connections, so that the one from before is among them.
  const later = Array.from({ length: 30 }, () =>
    withTransaction(ctx, ({ tx }) => tx.$queryRaw(prepared`SELECT ${2}::integer + 40 AS answer`)),
  );
  expect(await Promise.all(later)).toEqual(later.map(() => [{ answer: 42 }]));
});

it("a connection that is lost under statements on their way fails each of them as an outage", async () => {
  const { id, ctx } = await makeMerchant();
  const failures: unknown[] = [];
  const heard = (error: unknown) => {
    failures.push(error);
    throw error;
  };
  const lost = withTransaction(ctx, async ({ tx }) => {
    const [session] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    const slow = tx.$queryRaw`SELECT 1 FROM (SELECT pg_sleep(20)) AS slow`.catch(heard);
    const behind = tx.$executeRaw`UPDATE merchants SET name = 'Lost' WHERE id = ${id}`.catch(heard);
    const end = db().$queryRaw`SELECT pg_terminate_backend(${session?.pid}::integer)`;
    // At once, because the failures may come before the answer of the session that ends theirs.
    await Promise.all([sendTogether([slow, behind]), end]);
  });
  await expect(lost).rejects.toSatisfy(recogniseOutage);
  expect(failures.map(recogniseOutage)).toEqual([true, true]);
  expect((await db().merchant.findUniqueOrThrow({ where: { id } })).name).not.toBe("Lost");
});

it("refuses what comes after the end: the connection is somebody else's then", async () => {
  const { id, ctx } = await makeMerchant();
  const rename = Prisma.sql`UPDATE merchants SET name = 'Late' WHERE id = ${id}`;
  const escaped = await withTransaction(ctx, async ({ tx }) => tx);
  await expect(escaped.$executeRaw(rename)).rejects.toMatchObject({ code: "P2028" });

  let late: unknown;
  const slow = openDirectly((direct) =>
    db().$transaction(
      async (tx) => {
        const client = direct(tx);
        await client.$queryRaw`SELECT 1`;
        await delay(300);
        late = await client.$executeRaw(rename).catch((error: unknown) => error);
        throw late as Error;
      },
      { timeout: 50 },
    ),
  );
  await expect(slow).rejects.toMatchObject({ code: "P2028" });
  expect(recogniseOutage(late)).toBe(true);
  expect((await db().merchant.findUniqueOrThrow({ where: { id } })).name).not.toBe("Late");
});

it("an error tells its SQLSTATE", async () => {
  const { ctx } = await makeMerchant();
  const fail = Prisma.sql`SELECT 1 / 0`;
  const outside: unknown = await db()
    .$queryRaw(fail)
    .catch((error: unknown) => error);
  const inside: unknown = await withTransaction(ctx, ({ tx }) => tx.$queryRaw(fail)).catch(
    (error: unknown) => error,
  );
  expect([sqlState(outside), sqlState(inside)]).toEqual(["22012", "22012"]);
});
