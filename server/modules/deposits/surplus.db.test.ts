import { expect, it } from "vitest";
import { payerContext } from "@/server/auth/authorize";
import { parseTronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { clock, makeWatchedChain, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { getPublicInvoice } from "@/server/modules/invoices/get-public-invoice";
import { keepSurplus } from "@/server/modules/invoices/keep-surplus";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";
import { getBalances } from "@/server/modules/ledger/get-balances";
import { checkEventLog } from "@/server/modules/reconciliations/check-event-log";
import { checkInvoices } from "@/server/modules/reconciliations/check-invoices";
import { pay, watch } from "@/server/modules/unmatched-deposits/testing/unmatched-money";
import { makeMerchant } from "@/server/testing/factories";

it("keeps the rest apart that comes after a settlement within the tolerance, and tells of it", async () => {
  const { chain, system, merchant } = await makeWatchedChain();
  await scanChain(system, { network: NETWORK });
  const invoice = await createInvoice(merchant, { amount: "10", tolerance: { amount: "0.10" } });
  const { id } = invoice;
  const look = async () => {
    await scanChain(system, { network: NETWORK });
    await confirmDeposits(system, { network: NETWORK });
    await settleInvoices(system, { invoiceIds: [id] });
    return getInvoice(merchant, { id, expand: ["settlement"] });
  };
  const pay = (value: bigint) => chain.pay({ to: parseTronAddress(invoice.payable.address), value });
  const settled = { gross_amount: "9.95", status: "completed" };
  const enough = { status: "paid", exception: "none", amount_overpaid: "0.00", settlement: settled };

  pay(9_950_000n);
  expect(await look()).toMatchObject({ ...enough, amount_paid: "9.95" });

  pay(50_000n);
  expect(await look()).toMatchObject({
    status: "paid",
    exception: "overpaid",
    amount_paid: "10.00",
    amount_overpaid: "0.05",
    settlement: settled,
  });
  expect((await getBalances(merchant)).currencies).toMatchObject([{ unapplied_amount: "0.05" }]);
  expect(await db().event.count({ where: { aggregateId: id, type: "invoice.overpaid" } })).toBe(1);
  // The customer has sent what was asked for, and not too much.
  expect(await getPublicInvoice(payerContext("test", "req"), { id })).toMatchObject({
    exception: "none",
    amount_overpaid: "0.00",
  });

  chain.reorganise(1);
  expect(await look()).toMatchObject({ ...enough, amount_paid: "9.95" });
  expect((await getBalances(merchant)).currencies).toMatchObject([{ unapplied_amount: "0.00" }]);
  expect((await checkInvariants(system)).filter(({ ok }) => !ok)).toEqual([]);
});

const reason = "Agreed with the customer";

/** An invoice of 10 that received 12, with so many blocks on top. */
async function overpaid(blocks: number) {
  const watched = await makeWatchedChain();
  await watch(watched);
  const invoice = await createInvoice(watched.merchant, { amount: "10" });
  await pay(watched, invoice, 12n, blocks);
  await settleInvoices(watched.system, { invoiceIds: [invoice.id] });
  return { ...watched, id: invoice.id };
}

it("is the merchant's once it is kept, once, without a fee", async () => {
  const { merchant, system, id } = await overpaid(20);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 3 }, () => keepSurplus(merchant, { id, reason })),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(keepSurplus(merchant, { id, reason })).rejects.toMatchObject({ code: "invalid_state" });
  expect(await getInvoice(merchant, { id })).toMatchObject({
    status: "paid",
    exception: "overpaid",
    amount_overpaid: "2.00",
    amount_surplus_kept: "2.00",
  });
  expect((await getBalances(merchant)).currencies).toMatchObject([
    { unapplied_amount: "0.00", pending_amount: "0.00", available_amount: "11.90" },
  ]);
  const audit = { merchantId: merchant.merchantId, action: "invoice.keep_surplus" };
  expect(await db().auditEntry.findMany({ where: audit })).toMatchObject([
    { reason, after: { amount: "2.00" } },
  ]);
  expect((await checkInvariants(system)).filter(({ ok }) => !ok)).toEqual([]);
  const checks = [...(await checkInvoices(system)), ...(await checkEventLog(system))];
  expect(checks.filter(({ name, ok }) => !ok && name !== "events_leave_the_outbox")).toEqual([]);
});

it("is not kept before it is final, nor by anybody else", async () => {
  const { merchant, id } = await overpaid(3);
  await expect(keepSurplus(merchant, { id, reason })).rejects.toMatchObject({
    code: "invalid_state",
    message: expect.stringContaining("once it is final"),
  });
  const stranger = (await makeMerchant({}, clock)).ctx;
  await expect(keepSurplus(stranger, { id, reason })).rejects.toMatchObject({ code: "not_found" });
  await expect(keepSurplus({ ...merchant, mode: "live" }, { id, reason })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(keepSurplus(merchant, { id, reason: " " })).rejects.toMatchObject({
    code: "validation_failed",
  });
  const reading = { ...merchant, actor: { ...merchant.actor, scopes: ["invoices:read"] } } as typeof merchant;
  await expect(keepSurplus(reading, { id, reason })).rejects.toMatchObject({ code: "forbidden" });
});
