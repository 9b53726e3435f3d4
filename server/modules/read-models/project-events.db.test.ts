import { Client } from "pg";
import { expect, test, vi } from "vitest";
import { env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import { addSeconds, fixedClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { parseAmount } from "@/server/core/money";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { appendEvents, type NewEvent } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { getOverview } from "@/server/modules/read-models/get-overview";
import { projectEvents } from "@/server/modules/read-models/project-events";
import { rebuildReadModels } from "@/server/modules/read-models/rebuild-read-models";
import { overviewSchema } from "@/server/modules/read-models/schema";
import { makeMerchant, makeSystem } from "@/server/testing/factories";

const noon = "2026-02-03T12:00:00.000Z";

async function merchantAt(time: string) {
  const clock = fixedClock(time);
  const { ctx } = await makeMerchant({}, clock);
  return { clock, ctx };
}

interface InvoiceFacts {
  readonly status: string;
  readonly paid: string;
  readonly createdAt?: string;
}

function invoiceFact(
  ctx: Context,
  id: string,
  version: number,
  { status, paid, createdAt }: InvoiceFacts,
): NewEvent {
  const now = ctx.clock.now().toISOString();
  const data = {
    id,
    status,
    exception: "none",
    payable: { asset: "USDT" },
    amount_due: "9.99",
    amount_paid: paid,
    amount_confirmed: status === "paid" ? paid : "0.00",
    status_transitions: { paid_at: status === "paid" ? now : null },
    created_at: createdAt ?? now,
  };
  return {
    type: `invoice.v${version}`,
    aggregateType: "invoice",
    aggregateId: id,
    version,
    merchantId: ctx.merchantId,
    mode: ctx.mode,
    data,
  };
}

function settlementFact(
  ctx: Context,
  id: string,
  type: "settlement.completed" | "settlement.reversed",
): NewEvent {
  const now = ctx.clock.now().toISOString();
  const data = {
    id,
    currency: "USDT",
    gross_amount: "9.99",
    platform_fee_amount: "0.10",
    net_amount: "9.89",
    completed_at: now,
    reversed_at: type === "settlement.reversed" ? now : null,
  };
  const version = type === "settlement.completed" ? 2 : 3;
  return {
    type,
    aggregateType: "settlement",
    aggregateId: id,
    version,
    merchantId: ctx.merchantId,
    mode: ctx.mode,
    data,
  };
}

function confirmationFact(ctx: Context, seconds: number): NewEvent {
  const at = ctx.clock.now();
  const data = {
    network: "tron-local",
    detected_at: at.toISOString(),
    confirmed_at: addSeconds(at, seconds).toISOString(),
  };
  const aggregateId = newId("payment");
  return {
    type: "payment.confirmed",
    aggregateType: "payment",
    aggregateId,
    version: 2,
    merchantId: ctx.merchantId,
    mode: ctx.mode,
    data,
  };
}

async function append(ctx: Context, ...facts: NewEvent[]): Promise<void> {
  await withTransaction(ctx, (ctx) => appendEvents(ctx, facts));
}

/** Other test files write on the same server, and the log waits for every write that began earlier. */
async function projectAll(): Promise<void> {
  await vi.waitFor(async () => expect(await projectEvents(makeSystem())).toMatchObject({ behind: false }), {
    timeout: 10_000,
    interval: 20,
  });
}

async function everyModel() {
  const order = { orderBy: { invoiceId: "asc" } } as const;
  return {
    totals: (await db().merchantDashboardView.findMany()).toSorted((a, b) =>
      a.merchantId < b.merchantId ? -1 : 1,
    ),
    invoices: await db().invoiceSummaryView.findMany(order),
    days: (await db().dailySettlementMetrics.findMany()).toSorted((a, b) =>
      a.merchantId + String(a.day) < b.merchantId + String(b.day) ? -1 : 1,
    ),
    hours: (await db().hourlySettlementMetrics.findMany()).toSorted((a, b) =>
      a.merchantId + a.hour.toISOString() < b.merchantId + b.hour.toISOString() ? -1 : 1,
    ),
    invoiceDays: (await db().dailyInvoiceMetrics.findMany()).toSorted((a, b) =>
      a.merchantId + a.day.toISOString() < b.merchantId + b.day.toISOString() ? -1 : 1,
    ),
    payTimes: await db().dailyPayTimes.findMany({
      where: { invoices: { not: 0 } },
      orderBy: [{ merchantId: "asc" }, { day: "asc" }, { bucket: "asc" }],
    }),
    confirmations: await db().paymentConfirmationStats.findMany({
      orderBy: [{ network: "asc" }, { day: "asc" }],
    }),
  };
}

test("the overview adds up what happened, and the models agree with the log itself", async () => {
  const { clock, ctx } = await merchantAt("2026-01-30T12:00:00.000Z");
  const [paid, expired, reversed] = [newId("invoice"), newId("invoice"), newId("invoice")];
  const createdAt = ctx.clock.now().toISOString();
  await append(
    ctx,
    invoiceFact(ctx, reversed, 1, { status: "paid", paid: "9.99", createdAt }),
    settlementFact(ctx, newId("settlement"), "settlement.completed"),
  );
  clock.advance(4 * 24 * 3_600_000);
  const settlement = newId("settlement");
  await append(
    ctx,
    invoiceFact(ctx, paid, 1, { status: "pending", paid: "0.00" }),
    invoiceFact(ctx, expired, 1, { status: "pending", paid: "0.00" }),
  );
  await append(
    ctx,
    invoiceFact(ctx, paid, 2, { status: "confirming", paid: "9.99" }),
    invoiceFact(ctx, expired, 2, { status: "expired", paid: "0.00" }),
  );
  await append(
    ctx,
    invoiceFact(ctx, paid, 3, { status: "paid", paid: "9.99" }),
    settlementFact(ctx, settlement, "settlement.completed"),
  );
  await append(
    ctx,
    invoiceFact(ctx, reversed, 2, { status: "pending", paid: "0.00", createdAt }),
    settlementFact(ctx, settlement, "settlement.reversed"),
  );
  await append(ctx, confirmationFact(ctx, 3), confirmationFact(ctx, 6));
  await projectAll();

  const overview = await getOverview(ctx, { days: 3 });
  expect(overviewSchema.parse(overview)).toEqual(overview);
  const nothing = {
    settlements: 0,
    reversals: 0,
    gross_amount: "0.00",
    platform_fee_amount: "0.00",
    net_amount: "0.00",
  };
  const settled = {
    currency: "USDT",
    settlements: 1,
    reversals: 0,
    gross_amount: "9.99",
    platform_fee_amount: "0.10",
    net_amount: "9.89",
  };
  expect(overview).toMatchObject({
    totals: [
      {
        currency: "USDT",
        invoices_created: 3,
        invoices_seen: 2,
        invoices_paid: 1,
        invoices_expired: 1,
        gross_amount: "9.99",
        net_amount: "9.89",
      },
    ],
    days: [
      { date: "2026-02-01", ...nothing },
      { date: "2026-02-02", ...nothing },
      { date: "2026-02-03", ...nothing, settlements: 1, reversals: 1 },
    ],
    period: [{ ...nothing, settlements: 1, reversals: 1 }],
    previous_period: [settled],
    confirmations: [{ network: "tron-local", average_seconds: 4.5 }],
    lag: { events: 0, seconds: 0 },
  });

  const [row] = await db().$queryRaw<{ gross: string; invoices: bigint }[]>`
    SELECT sum((data->>'gross_amount')::numeric * CASE type WHEN 'settlement.reversed' THEN -1 ELSE 1 END)::text AS gross,
           (SELECT count(DISTINCT aggregate_id) FROM events WHERE merchant_id = ${ctx.merchantId} AND aggregate_type = 'invoice') AS invoices
    FROM events WHERE merchant_id = ${ctx.merchantId} AND aggregate_type = 'settlement'`;
  const total = await db().merchantDashboardView.findFirstOrThrow({
    where: { merchantId: ctx.merchantId ?? "" },
  });
  expect(total.grossMinor).toBe(parseAmount(row?.gross ?? "", "USDT").minor);
  expect(total.invoicesCreated).toBe(row?.invoices);
});

test("a merchant without any events sees zeros, and no other merchant's or mode's figures", async () => {
  const { ctx } = await merchantAt(noon);
  const { ctx: other } = await merchantAt(noon);
  await append(other, settlementFact(other, newId("settlement"), "settlement.completed"));
  await projectAll();
  for (const nobody of [ctx, { ...other, mode: "live" } as const]) {
    expect(await getOverview(nobody, {})).toMatchObject({
      totals: [],
      period: [{ currency: "USDT", gross_amount: "0.00", settlements: 0 }],
    });
  }
  expect((await getOverview(other, {})).days).toHaveLength(7);
  await expect(getOverview({ ...ctx, actor: { type: "payer" } }, {})).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(projectEvents(ctx)).rejects.toMatchObject({ code: "forbidden" });
});

test("the period says how its invoices did, how long they took, and how today adds up over yesterday", async () => {
  const { clock, ctx } = await merchantAt("2026-02-02T22:10:00.000Z");
  const { ctx: other } = await merchantAt(noon);
  const [old, taken, seen] = [newId("invoice"), newId("invoice"), newId("invoice")];
  const yesterday = ctx.clock.now().toISOString();
  const unpaid = { status: "pending", paid: "0.00", createdAt: yesterday } as const;
  await append(
    ctx,
    invoiceFact(ctx, old, 1, unpaid),
    settlementFact(ctx, newId("settlement"), "settlement.completed"),
  );
  clock.advance(4 * 3_600_000);
  const today = ctx.clock.now().toISOString();
  await append(
    ctx,
    invoiceFact(ctx, taken, 1, { ...unpaid, createdAt: today }),
    invoiceFact(ctx, seen, 1, { ...unpaid, createdAt: today }),
  );
  clock.advance(100_000);
  await append(
    ctx,
    invoiceFact(ctx, old, 2, { status: "paid", paid: "9.99", createdAt: yesterday }),
    invoiceFact(ctx, taken, 2, { status: "paid", paid: "9.99", createdAt: today }),
    invoiceFact(ctx, seen, 2, { status: "confirming", paid: "9.99", createdAt: today }),
    settlementFact(ctx, newId("settlement"), "settlement.completed"),
  );
  await append(other, settlementFact(other, newId("settlement"), "settlement.completed"));
  await projectAll();

  const overview = await getOverview(ctx, { days: 1 });
  expect(overviewSchema.parse(overview)).toEqual(overview);
  expect(overview.period).toMatchObject([
    { invoices_created: 2, invoices_seen: 2, invoices_converted: 1, invoices_paid: 2 },
  ]);
  expect(overview.previous_period).toMatchObject([
    { invoices_created: 1, invoices_seen: 1, invoices_converted: 1, invoices_paid: 0 },
  ]);
  const { median_seconds: median, previous_median_seconds: none } = overview.pay_time;
  expect(median).toBeGreaterThan(95);
  expect(median).toBeLessThan(105);
  expect(none).toBeNull();
  const hours = overview.today[0]?.hours ?? [];
  expect(hours).toHaveLength(24);
  expect(hours[1]).toEqual({ hour: 1, gross_amount: "0.00", yesterday_gross_amount: "0.00" });
  expect(hours[2]).toEqual({ hour: 2, gross_amount: "9.99", yesterday_gross_amount: "0.00" });
  expect(hours[3]).toEqual({ hour: 3, gross_amount: null, yesterday_gross_amount: "0.00" });
  expect(hours[22]).toEqual({ hour: 22, gross_amount: null, yesterday_gross_amount: "9.99" });

  const span = { from: "2026-02-02", to: "2026-02-02" };
  expect((await getOverview(ctx, { span })).period).toMatchObject([
    { settlements: 1, invoices_created: 1, invoices_paid: 0 },
  ]);
  for (const wrong of [
    { from: "2026-02-02", to: "2026-02-01" },
    { from: "2020-01-01", to: "2026-02-01" },
  ])
    await expect(getOverview(ctx, { span: wrong })).rejects.toMatchObject({ code: "validation_failed" });
});

test("running again, and several at once, counts nothing twice", async () => {
  const { ctx } = await merchantAt(noon);
  const ids = Array.from({ length: LIMITS.projection.batch + 100 }, () => newId("invoice"));
  await append(ctx, ...ids.map((id) => invoiceFact(ctx, id, 1, { status: "pending", paid: "0.00" })));
  await Promise.all([1, 2, 3].map(() => projectEvents(makeSystem())));
  await projectAll();
  expect(await projectEvents(makeSystem())).toEqual({ projected: 0, behind: false });
  expect((await getOverview(ctx, {})).totals).toMatchObject([{ invoices_created: ids.length }]);
});

test("rebuilding gives the same models", async () => {
  const { ctx } = await merchantAt(noon);
  const id = newId("invoice");
  await append(
    ctx,
    invoiceFact(ctx, id, 1, { status: "pending", paid: "0.00" }),
    settlementFact(ctx, newId("settlement"), "settlement.completed"),
  );
  await append(ctx, invoiceFact(ctx, id, 2, { status: "paid", paid: "9.99" }), confirmationFact(ctx, 5));
  await projectAll();
  const before = await everyModel();
  await rebuildReadModels(makeSystem());
  await projectAll();
  expect(await everyModel()).toEqual(before);
  expect(before.invoices.length).toBeGreaterThan(0);
});

test("figures are behind by the merchant's own facts alone", async () => {
  const { ctx } = await merchantAt(noon);
  const { ctx: other } = await merchantAt(noon);
  await projectAll();
  const pending = (of: Context) => invoiceFact(of, newId("invoice"), 1, { status: "pending", paid: "0.00" });
  const early = { ...ctx, clock: fixedClock("2026-02-03T11:50:00.000Z") };
  await append(
    { ...early, merchantId: other.merchantId },
    pending({ ...early, merchantId: other.merchantId }),
  );
  await append(early, { ...pending(early), type: "member.joined", aggregateType: "member" });
  expect((await getOverview(ctx, {})).lag.seconds).toBe(0);
  await append(early, pending(early));
  expect((await getOverview(ctx, {})).lag.seconds).toBe(600);
  await projectAll();
});

test("an event whose transaction commits late is not skipped, and until then the overview says that it lags", async () => {
  const { ctx } = await merchantAt(noon);
  await projectAll();
  const slow = new Client({ connectionString: env().DATABASE_URL });
  await slow.connect();
  await slow.query("BEGIN");
  const late = invoiceFact(ctx, newId("invoice"), 1, { status: "pending", paid: "0.00" });
  await slow.query(
    `INSERT INTO events (id, merchant_id, mode, aggregate_type, aggregate_id, version, type, data, actor, request_id, occurred_at)
     VALUES ($1, $2, 'test', 'invoice', $3, 1, $4, $5, '{"type":"payer"}', 'req_1', $6)`,
    [newId("event"), ctx.merchantId, late.aggregateId, late.type, JSON.stringify(late.data), ctx.clock.now()],
  );
  await append(ctx, invoiceFact(ctx, newId("invoice"), 1, { status: "pending", paid: "0.00" }));
  expect(await projectEvents(makeSystem())).toEqual({ projected: 0, behind: true });
  expect((await getOverview(ctx, {})).lag).toMatchObject({ events: 1 });
  await slow.query("COMMIT");
  await slow.end();
  await projectAll();
  expect((await getOverview(ctx, {})).totals).toMatchObject([{ invoices_created: 2 }]);
});
