import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { isAllowed } from "@/server/auth/authorize";
import { type Permission, PERMISSIONS, ROLE_PERMISSIONS } from "@/server/auth/permissions";
import type { Role } from "@/server/core/actor";
import { addSeconds } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { createCustomer } from "@/server/modules/customers/create-customer";
import { deleteCustomer } from "@/server/modules/customers/delete-customer";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { createPaymentLink } from "@/server/modules/payment-links/create-payment-link";
import { findObjects } from "@/server/modules/search/find-objects";
import { FOUND_KINDS, type FoundKind, foundObjectSchema } from "@/server/modules/search/schema";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { makeMerchant } from "@/server/testing/factories";

const NEEDS: Record<FoundKind, Permission> = {
  invoice: "invoices:read",
  payment: "payments:read",
  customer: "customers:read",
  settlement: "settlements:read",
  payment_link: "payment_links:read",
  webhook_endpoint: "webhooks:read",
  webhook_delivery: "webhooks:read",
  event: "events:read",
};

/** One object of each kind, and what the watcher and the jobs would write. */
async function makeShop() {
  const { ctx, id: merchantId } = await makeMerchant();
  const customer = await createCustomer(ctx, { email: "ann@example.com", name: "Ann Lee" });
  const invoice = await createInvoice(ctx, {
    amount: "12.50",
    order_id: "TEA-1001",
    description: "Green tea",
    customer_id: customer.id,
  });
  const link = await createPaymentLink(ctx, { amount: "5", description: "Tea tasting" });
  const endpoint = await createWebhookEndpoint(ctx, { url: "https://tea.example/hooks" });
  const now = ctx.clock.now();
  const own = { merchantId, mode: "test" as const, createdAt: now };
  const txId = randomBytes(32).toString("hex");
  const payment = await db().payment.create({
    data: {
      ...own,
      id: newId("payment"),
      invoiceId: invoice.id,
      method: "tron-usdt",
      network: invoice.payable.network,
      asset: "USDT",
      txId,
      ordinal: 0,
      amountMinor: 12_500_000n,
      fromAddress: invoice.payable.address,
      toAddress: invoice.payable.address,
      blockNumber: 1n,
      blockHash: "00",
      blockTime: now,
      status: "failed",
      disposition: "applied",
      late: false,
      requiredConfirmations: 1,
      detectedAt: now,
      updatedAt: now,
    },
  });
  const settlement = await db().settlement.create({
    data: {
      ...own,
      id: newId("settlement"),
      invoiceId: invoice.id,
      currency: "USDT",
      grossMinor: 12_500_000n,
      feeMinor: 125_000n,
      netMinor: 12_375_000n,
      feeBasisPoints: 100,
      status: "completed",
      confirmedAt: now,
      updatedAt: now,
    },
  });
  const delivery = await db().webhookDelivery.create({
    data: {
      ...own,
      id: newId("webhookDelivery"),
      endpointId: endpoint.id,
      eventId: newId("event"),
      eventType: "invoice.created",
      status: "pending",
    },
  });
  // Of its own moment: so few characters of an id name all that happened in one.
  const eventId = newId("event", addSeconds(now, -60));
  await db().event.create({
    data: {
      id: eventId,
      merchantId,
      mode: "test",
      aggregateType: "webhook_endpoint",
      aggregateId: endpoint.id,
      version: 99,
      type: "webhook_endpoint.tested",
      data: {},
      actor: {},
      requestId: "test",
      occurredAt: now,
    },
  });
  const ids: Record<FoundKind, string> = {
    invoice: invoice.id,
    payment: payment.id,
    customer: customer.id,
    settlement: settlement.id,
    payment_link: link.id,
    webhook_endpoint: endpoint.id,
    webhook_delivery: delivery.id,
    event: eventId,
  };
  return { ctx, ids, txId, address: invoice.payable.address };
}

let shop: Awaited<ReturnType<typeof makeShop>>;
beforeAll(async () => {
  shop = await makeShop();
});

/** The kinds of what is found, each of which must be the shop's only one of its kind. */
async function kinds(query: string, ctx: Context = shop.ctx): Promise<FoundKind[]> {
  const found = await findObjects(ctx, { query });
  for (const one of found) {
    expect(foundObjectSchema.parse(one)).toEqual(one);
    expect(one.id).toBe(shop.ids[one.object]);
  }
  return found.map(({ object }) => object);
}

describe("what is written", () => {
  it.each(FOUND_KINDS)("an id of a %s, whole or its beginning, finds it", async (kind) => {
    const id = shop.ids[kind];
    for (const query of [id, ` ${id.toUpperCase()} `, id.slice(0, 16), id.slice(0, 12)])
      expect(await kinds(query)).toEqual([kind]);
    expect(await kinds(id.slice(0, 11))).toEqual([]);
  });

  it("a transaction, an address or words find what they are about", async () => {
    expect(await kinds(shop.txId)).toEqual(["invoice", "payment"]);
    expect(await kinds(`0x${shop.txId.toUpperCase()}`)).toEqual(["invoice", "payment"]);
    expect(await kinds(shop.address)).toEqual(["invoice"]);
    expect(await kinds("TEA-10")).toEqual(["invoice"]);
    expect(await kinds("ann@example")).toEqual(["invoice", "customer"]);
    expect(await kinds("tea")).toEqual(["invoice", "payment_link", "webhook_endpoint"]);
    expect(await kinds("tasting")).toEqual(["payment_link"]);
    for (const query of ["coffee", "%", "t_a t", "…"]) expect(await kinds(query)).toEqual([]);
  });

  it("tells enough to recognise an object and to open it", async () => {
    const { ids, ctx, txId } = shop;
    const found = [
      ...(await findObjects(ctx, { query: txId })),
      ...(await findObjects(ctx, { query: "lee" })),
    ];
    expect(found).toMatchObject([
      { id: ids.invoice, title: "TEA-1001", detail: "Green tea", amount: "12.50", currency: "USDT" },
      { id: ids.payment, detail: txId, amount: "12.50", status: "failed", shown_by: ids.invoice },
      { id: ids.invoice },
      { id: ids.customer, title: "Ann Lee", detail: "ann@example.com", amount: null },
    ]);
    expect(await findObjects(ctx, { query: ids.webhook_delivery })).toMatchObject([
      { title: "invoice.created", shown_by: ids.webhook_endpoint },
    ]);
  });

  it("is bounded, and no customer who was deleted is found", async () => {
    const { ctx } = await makeMerchant();
    for (let number = 0; number < 6; number += 1)
      await createPaymentLink(ctx, { amount: "5", description: `Tea ${number}` });
    expect((await findObjects(ctx, { query: "tea" })).map(({ title }) => title)).toEqual([
      "Tea 5",
      "Tea 4",
      "Tea 3",
      "Tea 2",
      "Tea 1",
    ]);
    const { id } = await createCustomer(ctx, { email: "bob@example.com" });
    await deleteCustomer(ctx, { id });
    for (const query of [id, "bob"]) expect(await findObjects(ctx, { query })).toEqual([]);
    await expect(findObjects(ctx, { query: " " })).rejects.toMatchObject({ code: "validation_failed" });
  });
});

describe("who looks", () => {
  const everything = (): string[] => [...Object.values(shop.ids), shop.txId, shop.address, "tea", "lee"];

  it("finds nothing of another merchant or mode", async () => {
    const { ctx: stranger } = await makeMerchant();
    for (const query of everything())
      for (const other of [stranger, { ...shop.ctx, mode: "live" as const }])
        expect(await findObjects(other, { query })).toEqual([]);
  });

  const roles = (Object.keys(ROLE_PERMISSIONS) as Role[]).map((role) => {
    const actor = { type: "user", userId: "usr_1", memberId: "mem_1", role, email: "a@example.com" } as const;
    return [role, actor] as const;
  });
  const readers = PERMISSIONS.filter((permission) => permission.endsWith(":read"));
  const keys = readers.map((scope) => {
    return [`key for ${scope}`, { type: "api_key", apiKeyId: "key_1", scopes: [scope] }] as const;
  });
  const all = [...roles, ...keys].map(([name, actor]) => {
    return { name, actor, readable: FOUND_KINDS.filter((kind) => isAllowed(actor, NEEDS[kind])) };
  });

  it.each(all.filter(({ readable }) => readable.length > 0))(
    "as $name finds the kinds that may be read",
    async ({ actor, readable }) => {
      const found = await Promise.all(everything().map((query) => kinds(query, { ...shop.ctx, actor })));
      expect(FOUND_KINDS.filter((kind) => found.flat().includes(kind))).toEqual(readable);
    },
  );

  it.each(all.filter(({ readable }) => readable.length === 0))("as $name is refused", async ({ actor }) => {
    await expect(findObjects({ ...shop.ctx, actor }, { query: "tea" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
