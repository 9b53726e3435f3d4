import { invariant } from "@/server/core/invariant";
import { addSeconds, monotonicMilliseconds, systemClock } from "@/server/core/clock";
import { percentile } from "@/server/scripts/bench/figures";
import type { SeededDashboard } from "@/server/scripts/bench/tasks/seed-dashboard";
import { createRequestContext } from "@/server/trpc/context";
import { createCallerFactory } from "@/server/trpc/init";
import { appRouter } from "@/server/trpc/root";

export interface ReadDashboardInput extends SeededDashboard {
  /** Times that each question is asked. */
  readonly times: number;
}

/** 95 of 100 answers came within this many milliseconds, by the name of the question. */
export type DashboardTimes = Readonly<Record<string, number>>;

const openCaller = createCallerFactory(appRouter);
type Caller = ReturnType<typeof openCaller>;
type ListInput = Parameters<Caller["invoices"]["list"]>[0];

const DAY_SECONDS = 24 * 60 * 60;

/** A page's first question on the list of invoices, and what the answer is expected to hold. */
async function invoiceQuestions(caller: Caller): Promise<Record<string, ListInput>> {
  const monthAgo = addSeconds(systemClock.now(), -30 * DAY_SECONDS).toISOString();
  const oldest = await caller.invoices.list({ order: "asc", limit: 100 });
  const paid = await caller.payments.list({ limit: 1 });
  const yearAgo = addSeconds(systemClock.now(), -365 * DAY_SECONDS).toISOString();
  const { next_cursor: middle } = await caller.invoices.list({ created_before: yearAgo, limit: 1 });
  const [some] = oldest.data.slice(-1);
  const [payment] = paid.data;
  invariant(some && payment && oldest.next_cursor && middle, "there are invoices and payments");
  return {
    "tab: all": {},
    "tab: pending": { status: ["pending"] },
    "tab: confirming": { status: ["confirming"] },
    "tab: paid": { status: ["paid"] },
    "tab: needs attention": { exception: "any" },
    "tab: expired": { status: ["expired"] },
    "status: cancelled": { status: ["cancelled"] },
    "the last month of paid ones": { status: ["paid"], created_after: monthAgo },
    "paid and expired ones": { status: ["paid", "expired"] },
    "pending and confirming ones": { status: ["pending", "confirming"] },
    "the last page but one": { cursor: oldest.next_cursor },
    "the last page of paid ones": { cursor: oldest.next_cursor, status: ["paid"] },
    "the last page of unusual ones": { cursor: oldest.next_cursor, exception: "any" },
    "a page in the middle": { cursor: middle },
    "a page in the middle of paid ones": { cursor: middle, status: ["paid"] },
    "search: order id": { query: "ORDER-12345" },
    "search: beginning of many order ids": { query: "ORDER-1" },
    "search: beginning of many order ids among paid ones": { query: "ORDER-1", status: ["paid"] },
    "search: a word of last year's invoices": { query: "festival" },
    "search: a frequent word": { query: "teapot" },
    "search: a rare word": { query: "engraving" },
    "search: a rare word among paid ones": { query: "engraving", status: ["paid"] },
    "search: no such word": { query: "zeppelin" },
    "search: two letters": { query: "zq" },
    "search: a customer's name": { query: "Number77" },
    "search: e-mail address": { query: "buyer77@example.com" },
    "search: invoice id": { query: some.id },
    "search: address": { query: some.payable.address },
    "search: transaction": { query: payment.tx_id },
    "order:": { order_id: some.order_id ?? "ORDER-1" },
    "customer:": { customer: "buyer42@example.com" },
    "tx:": { tx_id: payment.tx_id },
    "amount> of a few": { amount_min: "499.00" },
    "amount> of none": { amount_min: "10000.00" },
    "amount: unusual ones of none": { amount_min: "10000.00", exception: "any" },
    "metadata: a rare value": { metadata_key: "cart", metadata_value: "4242" },
    "metadata: no such value": { metadata_key: "cart", metadata_value: "none" },
    "metadata: a frequent value": { metadata_key: "shop", metadata_value: "north" },
  };
}

/** What is written or pasted into the command palette. */
async function paletteQuestions(caller: Caller): Promise<Record<string, string>> {
  const { data: invoices } = await caller.invoices.list({ order: "asc", limit: 1 });
  const { data: payments } = await caller.payments.list({ limit: 1 });
  const [invoice] = invoices;
  const [payment] = payments;
  invariant(invoice && payment, "there are invoices and payments");
  return {
    "an order id in small letters": "order-12345",
    "beginning of many order ids": "order-1",
    "a word of last year's invoices": "festival",
    "a frequent word": "teapot",
    "no such word": "zeppelin",
    "a customer's name": "Number77",
    "an invoice id": invoice.id,
    "the beginning of an id": invoice.id.slice(0, 20),
    "an address": invoice.payable.address,
    "a transaction": payment.tx_id,
  };
}

/** Asks what the dashboard's pages ask, through the procedures that they call, and answers how long that takes. */
export async function readDashboardTask({ cookies, times }: ReadDashboardInput): Promise<DashboardTimes> {
  const browser = {
    get: (name: string) => (cookies[name] === undefined ? undefined : { value: cookies[name] }),
  };
  const caller = () => openCaller(createRequestContext(browser));
  const lists = Object.entries(await invoiceQuestions(caller())).map(
    ([name, input]) => [name, () => caller().invoices.list({ ...input, expand: ["customer"] })] as const,
  );
  const searches = Object.entries(await paletteQuestions(caller())).map(
    ([name, query]) => [`palette: ${name}`, () => caller().search.objects({ query })] as const,
  );
  const questions: readonly (readonly [string, () => Promise<unknown>])[] = [
    ...lists,
    ...searches,
    ["counts", () => caller().invoices.counts()],
    ["overview: 7 days", () => caller().overview.get({ days: 7 })],
    ["overview: a year", () => caller().overview.get({ days: 366 })],
    ["payments", () => caller().payments.list({})],
    ["settlements", () => caller().settlements.list({})],
    ["customers", () => caller().customers.list({})],
    ["unmatched", () => caller().unmatchedDeposits.list({ state: "open" })],
    ["unmatched: counts", () => caller().unmatchedDeposits.counts()],
  ];
  const answers: Record<string, number> = {};
  for (const [name, ask] of questions) {
    await ask();
    const taken: number[] = [];
    for (let time = 0; time < times; time += 1) {
      const startedAt = monotonicMilliseconds();
      await ask();
      taken.push(monotonicMilliseconds() - startedAt);
    }
    answers[name] = percentile(taken, 0.95);
  }
  return answers;
}
