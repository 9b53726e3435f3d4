import { beforeAll, expect, it } from "vitest";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { createCustomer } from "@/server/modules/customers/create-customer";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { listInvoices } from "@/server/modules/invoices/list-invoices";
import type { ListInvoicesInput } from "@/server/modules/invoices/schema";
import { makeMerchant } from "@/server/testing/factories";

interface Row {
  readonly id: string;
  readonly description: string | null;
  readonly orderId: string | null;
  readonly customerId: string | null;
  readonly status: string;
  readonly exception: string;
  readonly dueMinor: bigint;
  readonly createdAt: Date;
}

let ctx: Context;
let shopId: string;
/** The tenant's invoices, the oldest first. */
let rows: Row[];

/**
 * Three years of a merchant: 300 invoices over seven months, two at a time; nothing for a while; 1,200 in ten days; nothing; 200
 * over two months; nothing; and so many without any of the words that no search finds a page among the newest.
 */
async function seed({ merchantId }: Context, invoiceId: string, customerId: string): Promise<void> {
  await db().$executeRaw`
    INSERT INTO invoices SELECT made.* FROM invoices AS pattern, generate_series(0, 3799) n, LATERAL (
      SELECT timestamptz '2023-03-01 00:00:00.250+00' + CASE WHEN n < 300 THEN n / 2 * interval '16 hours'
        WHEN n < 1500 THEN interval '250 days' + (n - 300) * interval '12 minutes'
        WHEN n < 1700 THEN interval '400 days' + (n - 1500) * interval '7 hours'
        ELSE interval '900 days' + n * interval '1 minute' END AS time
    ) AS made_at, LATERAL jsonb_populate_record(pattern, jsonb_build_object(
      'id', 'inv_0' || left(md5(${merchantId} || n), 25), 'created_at', time,
      'description', CASE WHEN n = 3 THEN 'Vintage clock' WHEN n >= 1700 THEN 'Parcel' WHEN n % 3 = 0 THEN 'Brass LAMP ' || n
        WHEN n % 7 = 0 THEN 'Lampshade' WHEN n % 5 > 0 THEN '50% off' END,
      'order_id', CASE WHEN n < 1700 AND n % 4 = 1 THEN 'Lamp-' || n WHEN n % 5 = 0 THEN 'A-' || n END,
      'customer_id', CASE WHEN n < 1700 AND n % 13 = 0 THEN ${customerId} END,
      'mode', CASE WHEN n % 17 = 0 THEN 'live' ELSE 'test' END,
      'status', CASE WHEN n % 6 = 0 THEN 'paid' ELSE 'expired' END,
      'exception', CASE WHEN n % 50 = 1 THEN 'late' ELSE 'none' END,
      'due_minor', n + 1)) AS made
    WHERE pattern.id = ${invoiceId}`;
}

async function makeShop(): Promise<{ ctx: Context; customerId: string }> {
  const { ctx } = await makeMerchant();
  const { id: customerId } = await createCustomer(ctx, { email: "office@example.com", name: "Lamp Office" });
  const { id } = await createInvoice(ctx, { amount: "1" });
  await seed(ctx, id, customerId);
  return { ctx, customerId };
}

beforeAll(async () => {
  await makeShop();
  ({ ctx, customerId: shopId } = await makeShop());
  rows = await db().invoice.findMany({
    where: { merchantId: ctx.merchantId ?? "", mode: "test" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
});

/** What a list is to hold, found by looking at every row. */
function expected(fits: (row: Row) => boolean, { query, order }: ListInvoicesInput): string[] {
  const text = query?.toLowerCase() ?? "";
  const hasWords = ({ description, orderId, customerId }: Row) =>
    description?.toLowerCase().includes(text) ||
    orderId?.toLowerCase().startsWith(text) ||
    ("lamp office".startsWith(text) && customerId === shopId);
  const ids = rows.filter((row) => hasWords(row) && fits(row)).map(({ id }) => id);
  return order === "asc" ? ids : ids.toReversed();
}

async function everyPage(input: ListInvoicesInput): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listInvoices(ctx, { ...input, cursor });
    found.push(...page.data.map(({ id }) => id));
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

const AFTER = "2023-10-20T03:00:00Z";
const BEFORE = "2023-11-12T05:20:00.250Z";

it.each<[string, ListInvoicesInput, (row: Row) => boolean, number]>([
  ["what is on one invoice of the first month", { query: "clock" }, () => true, 1],
  ["words in all that is searched", { query: "lamp", limit: 100 }, () => true, 966],
  ["the beginning of order ids alone", { query: "LAMP-1", limit: 30 }, () => true, 191],
  ["a part of the description alone", { query: "ass lamp", limit: 77 }, () => true, 532],
  ["a wildcard as it is written", { query: "0% off", limit: 100 }, () => true, 732],
  ["two letters", { query: "a-", limit: 100 }, () => true, 635],
  [
    "words within a status",
    { query: "lamp", status: ["paid"], limit: 50 },
    (row) => row.status === "paid",
    267,
  ],
  [
    "words with an exception",
    { query: "lamp", exception: "any", limit: 3 },
    (row) => row.exception !== "none",
    23,
  ],
  [
    "words within an amount",
    { query: "lamp", amount_min: "0.00025", amount_max: "0.00032", limit: 10 },
    ({ dueMinor }) => dueMinor >= 250n && dueMinor <= 320n,
    41,
  ],
  [
    "words within a time",
    { query: "lamp", created_after: AFTER, created_before: BEFORE, limit: 20 },
    ({ createdAt }) => createdAt >= new Date(AFTER) && createdAt < new Date(BEFORE),
    425,
  ],
  [
    "words within a time without any",
    { query: "lamp", created_after: "2025-01-01T00:00:00Z" },
    () => false,
    0,
  ],
  ["words that nothing has", { query: "zeppelin" }, () => true, 0],
])("a search of many months finds %s", async (_, input, fits, count) => {
  for (const order of ["desc", "asc"] as const) {
    const found = await everyPage({ ...input, order });
    expect(found).toEqual(expected(fits, { ...input, order }));
    expect(found).toHaveLength(count);
  }
});
