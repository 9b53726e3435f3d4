import { expect, test } from "vitest";
import { payerContext } from "@/server/auth/authorize";
import { addSeconds, type Clock, fixedClock, systemClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { listTimeline } from "@/server/modules/events/list-timeline";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { recordInvoiceView } from "@/server/modules/invoices/record-invoice-view";
import { getModeClock } from "@/server/modules/test-clock/get-mode-clock";
import { createUser } from "@/server/modules/users/create-user";
import { makeMerchant, makeSystem } from "@/server/testing/factories";

const payer = (clock: Clock = systemClock) => payerContext("test", newId("request"), clock);
const viewOf = (id: string) => db().invoiceView.findUnique({ where: { invoiceId: id } });

async function typesOf(ctx: Context, id: string): Promise<string[]> {
  return (await listTimeline(ctx, { invoice_id: id })).map(({ type }) => type);
}

test("the first of many views is kept, at its place in the timeline, and the invoice stays as it is", async () => {
  const { ctx } = await makeMerchant();
  const invoice = await createInvoice(ctx, { amount: "5" });
  const clock = fixedClock(addSeconds(ctx.clock.now(), 60));
  await Promise.all([1, 2, 3].map(() => recordInvoiceView(payer(clock), { id: invoice.id, viewerId: null })));
  const viewedAt = getModeClock("test", clock).now();
  clock.advance(60_000);
  await recordInvoiceView(payer(clock), { id: invoice.id, viewerId: newId("user") });
  expect(await viewOf(invoice.id)).toMatchObject({ viewedAt, merchantId: ctx.merchantId, mode: "test" });
  expect((await getInvoice(ctx, { id: invoice.id })).version).toBe(invoice.version);
  const timeline = await listTimeline(ctx, { invoice_id: invoice.id });
  expect(timeline[0]).toMatchObject({
    type: "invoice.viewed",
    actor: { type: "payer" },
    created_at: viewedAt.toISOString(),
  });
  expect(timeline.at(-1)?.type).toBe("invoice.created");
});

test("a view from before an act stands below it", async () => {
  const { ctx } = await makeMerchant();
  const { id } = await createInvoice(ctx, { amount: "5" });
  const long = fixedClock(addSeconds(ctx.clock.now(), -3600));
  await recordInvoiceView(payer(long), { id, viewerId: null });
  expect(await typesOf(ctx, id)).toEqual(["invoice.created", "invoice.viewed"]);
});

test("a member's own look is no view, anybody else's is; an unknown invoice has none", async () => {
  const { ctx, id: merchantId } = await makeMerchant();
  const { id } = await createInvoice(ctx, { amount: "5" });
  const email = `member-${crypto.randomUUID()}@example.com`;
  const member = await createUser(makeSystem(), { email, name: "Ada", password: "a long enough secret" });
  await db().member.create({
    data: {
      id: newId("member"),
      merchantId,
      userId: member.id,
      role: "viewer",
      createdAt: ctx.clock.now(),
    },
  });
  await recordInvoiceView(payer(), { id, viewerId: member.id });
  expect(await viewOf(id)).toBeNull();
  expect(await typesOf(ctx, id)).toEqual(["invoice.created"]);
  await recordInvoiceView(payer(), { id, viewerId: newId("user") });
  expect(await viewOf(id)).not.toBeNull();
  for (const unknown of [newId("invoice"), "inv_x", ""])
    await recordInvoiceView(payer(), { id: unknown, viewerId: null });
});
