import { expect, test } from "vitest";
import { toEventActor } from "@/server/core/actor";
import type { DomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import type { Context } from "@/server/db/context";
import { db } from "@/server/db/client";
import { sqlState } from "@/server/db/database-error";
import { sendTogether } from "@/server/db/send-together";
import { answerTogether, type SharedEffect } from "@/server/modules/idempotency-keys/answer-together";
import { createInvoices, type OrderedInvoice } from "@/server/modules/invoices/create-invoices";
import { listTerms, type MerchantsTerms } from "@/server/modules/invoices/list-terms";
import { prepareInvoice } from "@/server/modules/invoices/prepare-invoice";
import type { CreateInvoiceInput } from "@/server/modules/invoices/schema";
import { makeMerchant } from "@/server/testing/factories";

const create = { read: listTerms, run: createInvoices } as SharedEffect<
  OrderedInvoice,
  MerchantsTerms
> as SharedEffect;

interface Asked {
  readonly ctx: Context;
  readonly body: CreateInvoiceInput;
  readonly key?: string;
}

/** Sends all within one turn of the event loop, so that they share a transaction. */
async function askTogether(asked: readonly Asked[], effect: SharedEffect = create) {
  const prepared = await Promise.all(asked.map(({ ctx, body }) => prepareInvoice(ctx, body)));
  return Promise.allSettled(
    asked.map(({ ctx, body, key }, index) =>
      answerTogether(effect, {
        ctx,
        use: key === undefined ? undefined : { id: key, fingerprint: JSON.stringify(body) },
        prepared: prepared[index] ?? {},
        answer: (result) => ({ status: 201, body: JSON.stringify(result) }),
        refuse: ({ code }: DomainError) => ({ status: 409, body: code }),
      }),
    ),
  );
}

const codeOf = (outcome: PromiseSettledResult<unknown> | undefined): unknown =>
  outcome?.status === "rejected" ? (outcome.reason as DomainError).code : "answered";

const statusOf = (outcome: PromiseSettledResult<{ status: number } | null> | undefined): unknown =>
  outcome?.status === "fulfilled" ? outcome.value?.status : outcome?.reason;

test("requests that come at once share one transaction, each with its own tenant, request and address", async () => {
  const [one, two] = [await makeMerchant(), await makeMerchant()];
  const ctxs = Array.from({ length: 6 }, (_, index) => ({
    ...(index % 2 === 0 ? one : two).ctx,
    requestId: newId("request"),
  }));
  const outcomes = await askTogether(ctxs.map((ctx, index) => ({ ctx, body: { amount: `${index + 1}` } })));
  expect(outcomes.map(statusOf)).toEqual(ctxs.map(() => 201));
  for (const [index, ctx] of ctxs.entries()) {
    const [event] = await db().event.findMany({ where: { requestId: ctx.requestId } });
    expect(event).toMatchObject({
      merchantId: ctx.merchantId,
      actor: toEventActor(ctx.actor),
      type: "invoice.created",
      data: { amount: `${index + 1}.00` },
    });
    const invoice = await db().invoice.findUniqueOrThrow({
      where: { id: event?.aggregateId ?? "" },
      include: { depositAddress: true },
    });
    expect(invoice).toMatchObject({
      merchantId: ctx.merchantId,
      depositAddress: { merchantId: ctx.merchantId, mode: ctx.mode },
    });
  }
  const shared = await db().$queryRaw<{ transactions: bigint; addresses: bigint }[]>`
    SELECT count(DISTINCT e.transaction) AS transactions, count(DISTINCT a.address) AS addresses
    FROM events e JOIN deposit_addresses a ON a.invoice_id = e.aggregate_id
    JOIN outbox o ON o.event_id = e.id
    WHERE e.request_id = ANY(${ctxs.map(({ requestId }) => requestId)})`;
  expect(shared).toEqual([{ transactions: 1n, addresses: 6n }]);
});

test("one refused for its order id or its customer fails no neighbour, and writes nothing", async () => {
  const { id, ctx } = await makeMerchant();
  await askTogether([{ ctx, body: { amount: "5", order_id: "A" } }]);
  const key = newId("request");
  const outcomes = await askTogether([
    { ctx, body: { amount: "5", order_id: "A" } },
    {
      ctx,
      body: { amount: "6", order_id: "A", customer: { email: "ada@example.com" } },
      key,
    },
    { ctx, body: { amount: "7", customer_id: newId("customer") } },
    { ctx, body: { amount: "8", order_id: "B" } },
  ]);
  expect(outcomes.map(codeOf)).toEqual(["answered", "conflict", "validation_failed", "answered"]);
  // What may be otherwise the next time is no answer of its key.
  expect(await db().idempotencyKey.findUnique({ where: { id: key } })).toBeNull();
  expect(await db().customer.count({ where: { merchantId: id } })).toBe(0);
  expect(await db().invoice.count({ where: { merchantId: id } })).toBe(2);
});

test("an order id that comes twice in one transaction makes one invoice, and refuses another body", async () => {
  const { id, ctx } = await makeMerchant();
  const outcomes = await askTogether([
    { ctx, body: { amount: "5", order_id: "A" } },
    { ctx, body: { amount: "5", order_id: "A" } },
    { ctx, body: { amount: "6", order_id: "A" } },
  ]);
  expect(outcomes.map(codeOf)).toEqual(["answered", "answered", "conflict"]);
  expect(await db().invoice.count({ where: { merchantId: id } })).toBe(1);
  expect(await db().event.count({ where: { merchantId: id } })).toBe(1);
});

test("a key that comes twice in one transaction has one effect; afterwards its answer is repeated among new ones", async () => {
  const { id, ctx } = await makeMerchant();
  const [key, other] = [newId("request"), newId("request")];
  const first = await askTogether([
    { ctx, body: { amount: "5" }, key },
    { ctx, body: { amount: "5" }, key },
  ]);
  expect(first.map(codeOf)).toEqual(["answered", "request_in_flight"]);
  const again = await askTogether([
    { ctx, body: { amount: "5" }, key },
    { ctx, body: { amount: "6" }, key },
    { ctx, body: { amount: "7" }, key: other },
  ]);
  expect(again.map(codeOf)).toEqual(["answered", "idempotency_key_reused", "answered"]);
  expect(again[0]).toMatchObject({ value: { replayed: true } });
  const bodyOf = (outcome: (typeof first)[number] | undefined) =>
    outcome?.status === "fulfilled" ? outcome.value?.body : undefined;
  expect(bodyOf(again[0])).toBe(bodyOf(first[0]));
  expect(await db().invoice.count({ where: { merchantId: id } })).toBe(2);
});

test("a statement that fails on its way leaves nothing of any request, and says why", async () => {
  const { id, ctx } = await makeMerchant();
  const key = newId("request");
  const asked = [
    { ctx, body: { amount: "5" }, key },
    { ctx, body: { amount: "6" } },
  ];
  const heard: unknown[] = [];
  const outcomes = await askTogether(asked, {
    ...create,
    run: async (orders, known) => {
      const created = await create.run(orders, known);
      const failing = (async () => {
        for (const { ctx: shared } of orders.slice(0, 1)) await shared.tx.$queryRaw`SELECT 1 / 0`;
      })();
      const written = sendTogether([created.written, failing]);
      written.catch((error: unknown) => heard.push(sqlState(error)));
      return { ...created, written };
    },
  });
  expect(outcomes).toEqual(asked.map(() => ({ status: "fulfilled", value: null })));
  expect(heard).toEqual(["22012"]);
  expect(await db().invoice.count({ where: { merchantId: id } })).toBe(0);
  expect(await db().depositAddress.count({ where: { merchantId: id } })).toBe(0);
  expect(await db().event.count({ where: { merchantId: id } })).toBe(0);
  expect(await db().idempotencyKey.findUnique({ where: { id: key } })).toBeNull();
  expect((await askTogether(asked)).map(statusOf)).toEqual([201, 201]);
});

test("a failure after the effect leaves nothing of any request, and each may then go alone", async () => {
  const { id, ctx } = await makeMerchant();
  const [key, other] = [newId("request"), newId("request")];
  const asked = [
    { ctx, body: { amount: "5" }, key },
    { ctx, body: { amount: "6" }, key: other },
    { ctx, body: { amount: "7" } },
  ];
  const outcomes = await askTogether(asked, {
    ...create,
    run: async (orders, known) => {
      await create.run(orders, known);
      throw new Error("power cut");
    },
  });
  expect(outcomes).toEqual(asked.map(() => ({ status: "fulfilled", value: null })));
  expect(await db().invoice.count({ where: { merchantId: id } })).toBe(0);
  expect(await db().event.count({ where: { merchantId: id } })).toBe(0);
  expect(await db().idempotencyKey.count({ where: { id: { in: [key, other] } } })).toBe(0);
  expect((await askTogether(asked)).map(statusOf)).toEqual([201, 201, 201]);
});
