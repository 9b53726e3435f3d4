import { expect, it } from "vitest";
import { db } from "@/server/db/client";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import { countInvoices } from "@/server/modules/invoices/count-invoices";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { getPublicInvoice } from "@/server/modules/invoices/get-public-invoice";
import { listInvoices } from "@/server/modules/invoices/list-invoices";
import { makeMerchant } from "@/server/testing/factories";

it("cancels once, with event and audit; a second cancel is refused and changes nothing", async () => {
  const { ctx } = await makeMerchant();
  const { id } = await createInvoice(ctx, { amount: "5" });
  expect(await cancelInvoice(ctx, { id })).toMatchObject({ status: "cancelled", version: 2 });
  await expect(cancelInvoice(ctx, { id })).rejects.toMatchObject({ code: "invalid_state" });
  expect(await db().event.count({ where: { aggregateId: id, type: "invoice.cancelled" } })).toBe(1);
  expect(await db().auditEntry.findMany({ where: { targetId: id } })).toMatchObject([
    { action: "invoice.cancel", before: { status: "pending" } },
  ]);
});

it("one of two cancels at once wins", async () => {
  const { ctx } = await makeMerchant();
  const { id } = await createInvoice(ctx, { amount: "5" });
  const outcomes = await Promise.allSettled([cancelInvoice(ctx, { id }), cancelInvoice(ctx, { id })]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await getInvoice(ctx, { id })).version).toBe(2);
});

it("refuses a stale version", async () => {
  const { ctx } = await makeMerchant();
  const { id } = await createInvoice(ctx, { amount: "5" });
  await expect(cancelInvoice(ctx, { id, version: 7 })).rejects.toMatchObject({ code: "version_mismatch" });
  expect((await getInvoice(ctx, { id })).status).toBe("pending");
});

it("answers for another tenant's invoice as for an unknown one", async () => {
  const [one, other] = [await makeMerchant(), await makeMerchant()];
  const { id } = await createInvoice(one.ctx, { amount: "5" });
  for (const call of [getInvoice, cancelInvoice]) {
    await expect(call(other.ctx, { id })).rejects.toMatchObject({
      code: "not_found",
      message: `No such invoice: ${id}`,
    });
  }
  const live = { ...one.ctx, mode: "live" } as const;
  await expect(getInvoice(live, { id })).rejects.toMatchObject({ code: "not_found" });
});

it("shows the customer no fee, no metadata, no merchant id", async () => {
  const { ctx } = await makeMerchant();
  const { id } = await createInvoice(ctx, { amount: "5", metadata: { secret: "margin" } });
  const text = JSON.stringify(
    await getPublicInvoice({ ...ctx, actor: { type: "payer" }, merchantId: null }, { id }),
  );
  expect(text).toContain("Corner Shop");
  expect(text).not.toMatch(/\bfee|fee\w*":|settlement|metadata|margin|mer_/);
});

it("pages through a list without gaps or repeats while invoices are added", async () => {
  const { ctx } = await makeMerchant();
  const ids: string[] = [];
  for (let index = 0; index < 7; index += 1) ids.unshift((await createInvoice(ctx, { amount: "1" })).id);
  const first = await listInvoices(ctx, { limit: 3 });
  await createInvoice(ctx, { amount: "1" });
  const second = await listInvoices(ctx, { limit: 3, cursor: first.next_cursor ?? "" });
  const third = await listInvoices(ctx, { limit: 3, cursor: second.next_cursor ?? "" });
  expect([...first.data, ...second.data, ...third.data].map(({ id }) => id)).toEqual(ids);
  expect(third).toMatchObject({ has_more: false, next_cursor: null });
});

it("finds an invoice by what a person pastes", async () => {
  const { ctx } = await makeMerchant();
  const wanted = await createInvoice(ctx, {
    amount: "1",
    order_id: "ORD-77",
    description: "Blue bicycle",
    customer: { email: "ana@example.com", name: "Ana Lima" },
  });
  await createInvoice(ctx, { amount: "1" });
  for (const query of [wanted.id, wanted.payable.address, "ORD-7", "bicycle", "ANA@", "lima"]) {
    expect((await listInvoices(ctx, { query })).data.map(({ id }) => id)).toEqual([wanted.id]);
  }
  expect((await listInvoices(ctx, { query: "%" })).data).toEqual([]);
});

it("counts by status", async () => {
  const { ctx } = await makeMerchant();
  const { id } = await createInvoice(ctx, { amount: "1" });
  await createInvoice(ctx, { amount: "1" });
  await cancelInvoice(ctx, { id });
  expect(await countInvoices(ctx)).toMatchObject({
    total: 2,
    byStatus: { pending: 1, cancelled: 1, paid: 0 },
    needingAttention: 0,
  });
});
