import { beforeAll, expect, test } from "vitest";
import { fixedClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { parseTronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { listAuditEntries } from "@/server/modules/audit-entries/list-audit-entries";
import { listPlatformAuditEntries } from "@/server/modules/audit-entries/list-platform-audit-entries";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { makeWatchedChain, MICRO, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { getPublicInvoice } from "@/server/modules/invoices/get-public-invoice";
import { listUnsettledInvoices } from "@/server/modules/invoices/list-unsettled-invoices";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";
import { reinstateMerchant } from "@/server/modules/merchants/reinstate-merchant";
import { suspendMerchant } from "@/server/modules/merchants/suspend-merchant";
import { createPaymentLink } from "@/server/modules/payment-links/create-payment-link";
import { getPublicPaymentLink } from "@/server/modules/payment-links/get-public-payment-link";
import { mintInvoice } from "@/server/modules/payment-links/mint-invoice";
import { makeMerchant, makeSystem } from "@/server/testing/factories";

const clock = fixedClock("2026-03-05T09:00:00.000Z");
const email = "operator@example.com";

/** The platform's operator, who has just proven who they are. */
const operator: Context = {
  ...makeSystem(clock),
  actor: { type: "operator", userId: newId("user"), email, platformRole: "admin" },
  session: { id: newId("session"), confirmedAt: clock.now(), isVerified: true },
};

let payer: Context;
beforeAll(() => {
  payer = { ...makeSystem(), actor: { type: "payer" } };
});

const act = (id: string, version: number) => ({ merchant_id: id, version, reason: "Asked by the bank" });

test("only an operator who has just proven who they are may, with a reason, from the version they saw, once", async () => {
  const { id, ctx } = await makeMerchant({}, clock);
  await expect(suspendMerchant(ctx, act(id, 1))).rejects.toMatchObject({ code: "forbidden" });
  await expect(suspendMerchant({ ...operator, session: undefined }, act(id, 1))).rejects.toMatchObject({
    code: "confirmation_required",
  });
  await expect(suspendMerchant(operator, { ...act(id, 1), reason: " " })).rejects.toMatchObject({
    code: "validation_failed",
  });
  await expect(reinstateMerchant(operator, act(id, 1))).rejects.toMatchObject({ code: "invalid_state" });
  const both = await Promise.allSettled([1, 2].map(() => suspendMerchant(operator, act(id, 1))));
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(suspendMerchant(operator, act(id, 2))).rejects.toMatchObject({ code: "invalid_state" });
  expect(await reinstateMerchant(operator, act(id, 2))).toMatchObject({ suspended_at: null, version: 3 });
  expect(
    await db().event.findMany({ where: { aggregateId: id }, orderBy: { position: "asc" } }),
  ).toMatchObject([
    { type: "merchant.suspended", version: 2 },
    { type: "merchant.reinstated", version: 3 },
  ]);
});

test("the merchant reads the reason and not the person; the operator sees both", async () => {
  const { id, ctx } = await makeMerchant({}, clock);
  await suspendMerchant(operator, act(id, 1));
  const entry = { action: "merchant.suspend", reason: "Asked by the bank", target_id: id };
  expect((await listAuditEntries(ctx, { target: id })).data).toMatchObject([
    { ...entry, actor: { type: "system", name: "operator" } },
  ]);
  expect((await listAuditEntries(ctx, { actor: email })).data).toEqual([]);
  const seen = [{ ...entry, merchant_id: id, actor: { type: "user", name: email } }];
  expect((await listPlatformAuditEntries(operator, { merchant: id })).data).toMatchObject(seen);
  expect((await listPlatformAuditEntries(operator, { actor: "operator@", target: id })).data).toMatchObject(
    seen,
  );
  await expect(listPlatformAuditEntries(ctx, {})).rejects.toMatchObject({ code: "forbidden" });
});

test("a suspended merchant makes no invoice by any way, and others go on", async () => {
  const { id, ctx } = await makeMerchant();
  const { ctx: other } = await makeMerchant();
  const before = await createInvoice(ctx, { amount: "5", order_id: "A-1" });
  const link = await createPaymentLink(ctx, { amount: "5" });
  await suspendMerchant(operator, act(id, 1));

  const customers = await db().customer.count({ where: { merchantId: id } });
  const refusal = { code: "forbidden", details: { reason: "merchant_suspended" } };
  await expect(
    createInvoice(ctx, { amount: "5", customer: { email: "ada@example.com" } }),
  ).rejects.toMatchObject(refusal);
  expect(await db().customer.count({ where: { merchantId: id } })).toBe(customers);
  await expect(mintInvoice(payer, { id: link.id, form: "f".repeat(22) })).rejects.toMatchObject(refusal);
  expect(await getPublicPaymentLink(payer, { id: link.id })).toMatchObject({ status: "inactive" });
  expect(await createInvoice(ctx, { amount: "5", order_id: "A-1" })).toMatchObject({ id: before.id });
  expect(await createInvoice(other, { amount: "5" })).toMatchObject({ status: "pending" });

  await reinstateMerchant(operator, act(id, 2));
  expect(await getPublicPaymentLink(payer, { id: link.id })).toMatchObject({ status: "open" });
  expect(await createInvoice(ctx, { amount: "5" })).toMatchObject({ status: "pending" });
});

test("an open checkout asks for no money, and what arrives all the same is credited and settled", async () => {
  const { chain, system, merchant } = await makeWatchedChain();
  await scanChain(system, { network: NETWORK });
  const { id, payable } = await createInvoice(merchant, { amount: "5" });
  await suspendMerchant(operator, act(merchant.merchantId ?? "", 1));
  expect(await getPublicInvoice(payer, { id })).toMatchObject({
    merchant_suspended: true,
    status: "pending",
  });
  chain.pay({ to: parseTronAddress(payable.address), value: 5n * MICRO });
  chain.mine(25);
  await scanChain(system, { network: NETWORK });
  await confirmDeposits(system, { network: NETWORK });
  await settleInvoices(system, { invoiceIds: await listUnsettledInvoices(system) });
  expect(await getInvoice(merchant, { id, expand: ["settlement"] })).toMatchObject({
    status: "paid",
    settlement: { status: "completed", gross_amount: "5.00" },
  });
});
