import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addSeconds, instant } from "@/server/core/clock";
import { money } from "@/server/core/money";
import { computeProjection } from "@/server/modules/read-models/compute-projection";
import { bucketOf, type InvoiceSummary, type ProjectedEvent } from "@/server/modules/read-models/rules";

const start = instant("2026-01-31T23:50:00.000Z");
const tenant = { merchantId: "mer_1", mode: "test" } as const;

interface InvoiceFacts {
  readonly id?: string;
  readonly version: number;
  readonly status?: string;
  readonly paid?: string;
  readonly minute?: number;
}

function invoiceEvent({
  id = "inv_1",
  version,
  status = "pending",
  paid = "0.00",
  minute = version,
}: InvoiceFacts): ProjectedEvent {
  const occurredAt = addSeconds(start, minute * 60);
  return {
    ...tenant,
    type: "invoice.changed",
    aggregateType: "invoice",
    aggregateId: id,
    version,
    occurredAt,
    data: {
      status,
      exception: "none",
      payable: { asset: "USDT" },
      amount_due: "9.99",
      amount_paid: paid,
      amount_confirmed: status === "paid" ? paid : "0.00",
      status_transitions: { paid_at: status === "paid" ? occurredAt.toISOString() : null },
      created_at: start.toISOString(),
    },
  };
}

function settlementEvent(type: "settlement.completed" | "settlement.reversed", at: string): ProjectedEvent {
  return {
    ...tenant,
    type,
    aggregateType: "settlement",
    aggregateId: "set_1",
    version: type === "settlement.completed" ? 1 : 2,
    occurredAt: instant(at),
    data: {
      currency: "USDT",
      gross_amount: "9.99",
      platform_fee_amount: "0.10",
      net_amount: "9.89",
      completed_at: "2026-01-31T23:59:00.000Z",
      reversed_at: type === "settlement.reversed" ? at : null,
    },
  };
}

function paymentEvent(type: string, over: object = {}): ProjectedEvent {
  const data = {
    network: "tron-local",
    detected_at: "2026-01-31T23:59:00.000Z",
    confirmed_at: "2026-02-01T00:00:30.000Z",
    failed_at: null,
    orphaned_at: null,
  };
  return {
    ...tenant,
    type,
    aggregateType: "payment",
    aggregateId: "pay_1",
    version: 1,
    occurredAt: start,
    data: { ...data, ...over },
  };
}

const none = new Map<string, InvoiceSummary>();
const usdt = (minor: bigint) => money(minor, "USDT");

describe("invoices", () => {
  test("count once when created, seen and paid, and keep when money was first seen", () => {
    const { summaries, dashboard } = computeProjection(
      [
        invoiceEvent({ version: 1 }),
        invoiceEvent({ version: 2, status: "confirming", paid: "9.99" }),
        invoiceEvent({ version: 3, status: "paid", paid: "9.99" }),
        invoiceEvent({ version: 3, status: "paid", paid: "9.99" }),
      ],
      none,
    );
    expect(dashboard).toMatchObject([
      { ...tenant, currency: "USDT", created: 1, seen: 1, paid: 1, expired: 0 },
    ]);
    expect(summaries).toMatchObject([
      {
        invoiceId: "inv_1",
        status: "paid",
        version: 3,
        dueMinor: 9_990_000n,
        seenMinor: 9_990_000n,
        firstSeenAt: addSeconds(start, 120),
        paidAt: addSeconds(start, 180),
      },
    ]);
  });

  test("a reopened invoice is paid no more, but was seen", () => {
    const first = computeProjection([invoiceEvent({ version: 1, status: "paid", paid: "9.99" })], none);
    const known = new Map(first.summaries.map((summary) => [summary.invoiceId, summary]));
    const { summaries, dashboard } = computeProjection(
      [invoiceEvent({ version: 2, status: "pending" })],
      known,
    );
    expect(dashboard).toMatchObject([{ created: 0, seen: 0, paid: -1 }]);
    expect(summaries).toMatchObject([
      { status: "pending", seenMinor: 0n, firstSeenAt: addSeconds(start, 60), paidAt: null },
    ]);
  });

  test("convert on the day that made them, and are paid on the day that paid them, in about that time", () => {
    const paid = computeProjection(
      [invoiceEvent({ version: 1 }), invoiceEvent({ version: 2, status: "paid", paid: "9.99", minute: 20 })],
      none,
    );
    expect(paid.invoiceDays).toMatchObject([
      { day: "2026-01-31", created: 1, seen: 1, converted: 1, paid: 0 },
      { day: "2026-02-01", created: 0, seen: 0, converted: 0, paid: 1 },
    ]);
    expect(paid.payTimes).toMatchObject([{ day: "2026-02-01", bucket: bucketOf(1200), invoices: 1 }]);

    const known = new Map(paid.summaries.map((summary) => [summary.invoiceId, summary]));
    const back = computeProjection([invoiceEvent({ version: 3, status: "pending", minute: 21 })], known);
    expect(back.invoiceDays).toMatchObject([
      { day: "2026-01-31", created: 0, seen: 0, converted: -1, paid: 0 },
      { day: "2026-02-01", paid: -1 },
    ]);
    expect(back.payTimes).toMatchObject([{ day: "2026-02-01", bucket: bucketOf(1200), invoices: -1 }]);
  });

  test("an older version that comes later changes nothing but when money was first seen", () => {
    const { summaries } = computeProjection(
      [
        invoiceEvent({ version: 3, status: "paid", paid: "9.99" }),
        invoiceEvent({ version: 2, status: "confirming", paid: "9.99" }),
      ],
      none,
    );
    expect(summaries).toMatchObject([{ status: "paid", version: 3, firstSeenAt: addSeconds(start, 120) }]);
  });
});

test("a settlement and its reversal count on their own days and cancel out in the totals", () => {
  const { dashboard, daily, hourly } = computeProjection(
    [
      settlementEvent("settlement.completed", "2026-01-31T23:59:00.000Z"),
      settlementEvent("settlement.reversed", "2026-02-01T00:01:00.000Z"),
    ],
    none,
  );
  expect(daily).toEqual([
    {
      ...tenant,
      currency: "USDT",
      day: "2026-01-31",
      settlements: 1,
      reversals: 0,
      gross: usdt(9_990_000n),
      fee: usdt(100_000n),
      net: usdt(9_890_000n),
    },
    {
      ...tenant,
      currency: "USDT",
      day: "2026-02-01",
      settlements: 0,
      reversals: 1,
      gross: usdt(-9_990_000n),
      fee: usdt(-100_000n),
      net: usdt(-9_890_000n),
    },
  ]);
  expect(hourly).toEqual([
    { ...tenant, currency: "USDT", hour: "2026-01-31T23:00:00.000Z", gross: usdt(9_990_000n) },
    { ...tenant, currency: "USDT", hour: "2026-02-01T00:00:00.000Z", gross: usdt(-9_990_000n) },
  ]);
  expect(dashboard).toMatchObject([{ created: 0, gross: usdt(0n), fee: usdt(0n), net: usdt(0n) }]);
});

test("confirmations are timed, failures and orphans counted, on their UTC days", () => {
  const { confirmations } = computeProjection(
    [
      paymentEvent("payment.confirmed"),
      paymentEvent("payment.confirmed"),
      paymentEvent("payment.detected"),
      paymentEvent("payment.orphaned", { orphaned_at: "2026-02-01T08:00:00.000Z" }),
      paymentEvent("payment.failed", { failed_at: "2026-01-31T08:00:00.000Z" }),
    ],
    none,
  );
  expect(confirmations).toEqual([
    {
      mode: "test",
      network: "tron-local",
      day: "2026-02-01",
      confirmed: 2,
      failed: 0,
      orphaned: 1,
      confirmationMs: 180_000,
    },
    {
      mode: "test",
      network: "tron-local",
      day: "2026-01-31",
      confirmed: 0,
      failed: 1,
      orphaned: 0,
      confirmationMs: 0,
    },
  ]);
});

test("facts of no merchant, and of other nouns, change nothing", () => {
  const events = [
    { ...invoiceEvent({ version: 1 }), merchantId: null },
    { ...invoiceEvent({ version: 1 }), aggregateType: "merchant" },
  ];
  expect(computeProjection(events, none)).toEqual({
    summaries: [],
    dashboard: [],
    daily: [],
    hourly: [],
    invoiceDays: [],
    payTimes: [],
    confirmations: [],
  });
});

const facts = fc.record({
  id: fc.constantFrom("inv_1", "inv_2", "inv_3"),
  status: fc.constantFrom("pending", "confirming", "paid", "expired"),
  paid: fc.constantFrom("0.00", "5.00", "9.99"),
});

/** Projects in batches of the given size and adds everything up, as the database does. */
function projectInBatches(events: readonly ProjectedEvent[], size: number) {
  const known = new Map<string, InvoiceSummary>();
  const total = { created: 0, seen: 0, paid: 0, expired: 0 };
  for (let from = 0; from < events.length; from += size) {
    const { summaries, dashboard } = computeProjection(events.slice(from, from + size), known);
    for (const summary of summaries) known.set(summary.invoiceId, summary);
    for (const delta of dashboard)
      for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += delta[key];
  }
  return { total, known: [...known.values()].toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1)) };
}

test("batches of any size, and any order of versions, give the same figures, which are those of the invoices themselves", () => {
  fc.assert(
    fc.property(
      fc.array(facts, { maxLength: 30 }),
      fc.integer({ min: 1, max: 7 }),
      fc.infiniteStream(fc.nat()),
      (list, size, keys) => {
        const events = list.map((fact, index) => invoiceEvent({ ...fact, version: index + 1 }));
        const shuffled = events
          .map((event) => ({ event, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ event }) => event);
        const expected = projectInBatches(events, events.length || 1);
        expect(projectInBatches(events, size)).toEqual(expected);
        expect(projectInBatches(shuffled, size)).toEqual(expected);
        const count = (holds: (summary: InvoiceSummary) => boolean) => expected.known.filter(holds).length;
        expect(expected.total).toEqual({
          created: expected.known.length,
          seen: count(({ firstSeenAt }) => firstSeenAt !== null),
          paid: count(({ status }) => status === "paid"),
          expired: count(({ status }) => status === "expired"),
        });
      },
    ),
  );
});
