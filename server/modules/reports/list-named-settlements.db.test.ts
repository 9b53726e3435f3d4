import { expect, test } from "vitest";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { createCustomer } from "@/server/modules/customers/create-customer";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { nameInvoices } from "@/server/modules/invoices/name-invoices";
import { listNamedSettlements } from "@/server/modules/reports/list-named-settlements";
import { makeMerchant } from "@/server/testing/factories";

async function settle(ctx: Context, invoiceId: string): Promise<void> {
  const now = ctx.clock.now();
  await db().settlement.create({
    data: {
      id: newId("settlement"),
      merchantId: ctx.merchantId ?? "",
      mode: ctx.mode,
      invoiceId,
      currency: "USDT",
      grossMinor: 10_000_000n,
      feeMinor: 100_000n,
      netMinor: 9_900_000n,
      feeBasisPoints: 100,
      status: "completed",
      confirmedAt: now,
      completedAt: now,
      createdAt: now,
      updatedAt: now,
    },
  });
}

const listOf = (ids: readonly string[]) => ({
  object: "list" as const,
  data: ids.map((id) => ({ invoice_id: id })),
  has_more: false,
  next_cursor: null,
});

test("money says whose it is", async () => {
  const { ctx } = await makeMerchant();
  const customer = await createCustomer(ctx, { email: "ann@example.com", name: "Ann Lee" });
  const named = await createInvoice(ctx, { amount: "10", order_id: "TEA-1", customer_id: customer.id });
  const plain = await createInvoice(ctx, { amount: "10" });
  await settle(ctx, named.id);
  await settle(ctx, plain.id);
  const { data } = await listNamedSettlements(ctx, {});
  expect(new Map(data.map(({ invoice_id: id, invoice }) => [id, invoice]))).toEqual(
    new Map([
      [named.id, { order_id: "TEA-1", customer: expect.objectContaining({ name: "Ann Lee" }) as unknown }],
      [plain.id, { order_id: null, customer: null }],
    ]),
  );
  const found = async (filters: object) =>
    (await listNamedSettlements(ctx, filters)).data.map(({ invoice_id: id }) => id);
  expect(await found({ customer_id: customer.id })).toEqual([named.id]);
  expect(await found({ order_id: "TEA-1" })).toEqual([named.id]);
  expect(await found({ order_id: "TEA" })).toEqual([]);
  expect(await found({ order_id: "TEA-1", amount_min: "10.000001" })).toEqual([]);
});

test("nobody learns the names of another merchant's or mode's invoices, nor without leave", async () => {
  const [{ ctx }, { ctx: stranger }] = [await makeMerchant(), await makeMerchant()];
  const { id } = await createInvoice(ctx, { amount: "10", order_id: "TEA-1" });
  await settle(ctx, id);
  expect((await listNamedSettlements(stranger, { order_id: "TEA-1" })).data).toEqual([]);
  for (const other of [stranger, { ...ctx, mode: "live" as const }])
    expect((await nameInvoices(other, listOf([id]))).data).toEqual([
      { invoice_id: id, invoice: { order_id: null, customer: null } },
    ]);
  const actor = { type: "api_key", apiKeyId: "key_x", scopes: ["payments:read"] } as const;
  await expect(nameInvoices({ ...ctx, actor }, listOf([id]))).rejects.toMatchObject({ code: "forbidden" });
});
