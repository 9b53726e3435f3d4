import { expect, it } from "vitest";
import { db } from "@/server/db/client";
import { clock, makeWatchedChain, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { listTimeline } from "@/server/modules/events/list-timeline";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";
import { getBalances } from "@/server/modules/ledger/get-balances";
import { assignUnmatchedDeposit } from "@/server/modules/unmatched-deposits/assign-unmatched-deposit";
import { getUnmatchedDeposit } from "@/server/modules/unmatched-deposits/get-unmatched-deposit";
import {
  pay,
  payCancelled,
  payLate,
  watch,
} from "@/server/modules/unmatched-deposits/testing/unmatched-money";
import { makeMerchant } from "@/server/testing/factories";

const reason = "Paid the old link by mistake";

it("pays another invoice with the money, and the settlement follows with its fee", async () => {
  const { merchant, ...watched } = await makeWatchedChain();
  const { deposit, invoice: origin } = await payCancelled(watched, merchant);
  const target = await createInvoice(merchant, { amount: "5" });
  const { id } = deposit;
  const assigned = await assignUnmatchedDeposit(merchant, { id, invoice_id: target.id, reason });
  expect(assigned).toMatchObject({
    status: "assigned",
    invoice_id: origin.id,
    reason: "cancelled",
    decision: { assigned_invoice_id: target.id, reason },
  });
  expect(await settleInvoices(watched.system, { invoiceIds: [target.id] })).toBe(1);
  const paid = await getInvoice(merchant, { id: target.id, expand: ["payments", "settlement"] });
  expect(paid).toMatchObject({
    status: "paid",
    exception: "none",
    payments: [{ id, invoice_id: target.id, disposition: "applied", late: false, final: true }],
    settlement: { gross_amount: "5.00", platform_fee_amount: "0.05", net_amount: "4.95" },
  });
  expect(paid.settlement?.available_at).not.toBeNull();
  expect((await getBalances(merchant)).currencies).toMatchObject([
    { unapplied_amount: "0.00", pending_amount: "0.00", available_amount: "4.95" },
  ]);
  expect((await checkInvariants(watched.system)).filter(({ ok }) => !ok)).toEqual([]);
  const told = (await listTimeline(merchant, { invoice_id: origin.id })).map(({ type }) => type);
  expect(told).toEqual(
    expect.arrayContaining(["deposit.unmatched", "deposit.assigned", "invoice.cancelled"]),
  );
  const moved = await db().event.findFirstOrThrow({
    where: { aggregateId: target.id, type: "invoice.paid" },
  });
  expect(moved.actor).toEqual({ type: "system", job: "assign-unmatched-deposit" });
});

it("accepts held late money for its own invoice, which is then paid late", async () => {
  const { merchant: _, ...watched } = await makeWatchedChain();
  const merchant = (await makeMerchant({ latePolicy: "hold" }, clock)).ctx;
  const { deposit, invoice } = await payLate(watched, merchant);
  expect(await getInvoice(merchant, { id: invoice.id })).toMatchObject({ status: "expired" });
  await assignUnmatchedDeposit(merchant, { id: deposit.id, invoice_id: invoice.id, reason });
  expect(await getInvoice(merchant, { id: invoice.id, expand: ["payments"] })).toMatchObject({
    status: "paid",
    exception: "late",
    payments: [{ disposition: "applied", late: true }],
  });
});

it("adds to what an underpaid invoice has, and stays through a fork and another look at the same blocks", async () => {
  const { merchant, ...watched } = await makeWatchedChain();
  const { deposit } = await payCancelled(watched, merchant, { usdt: 3n });
  const target = await createInvoice(merchant, { amount: "5" });
  await assignUnmatchedDeposit(merchant, { id: deposit.id, invoice_id: target.id, reason });
  expect(await getInvoice(merchant, { id: target.id })).toMatchObject({
    status: "pending",
    exception: "underpaid",
    amount_remaining: "2.00",
  });
  await pay(watched, target, 2n, 0);
  expect(await getInvoice(merchant, { id: target.id })).toMatchObject({ status: "paid" });
  await settleInvoices(watched.system, { invoiceIds: [target.id] });
  watched.chain.reorganise(1);
  await watch(watched);
  await scanChain(watched.system, { network: NETWORK });
  expect(await getInvoice(merchant, { id: target.id })).toMatchObject({
    status: "pending",
    exception: "underpaid",
    amount_confirmed: "3.00",
  });
  expect((await checkInvariants(watched.system)).filter(({ ok }) => !ok)).toEqual([]);
});

it("refuses an invoice that needs no money, that is another merchant's, or that nobody has", async () => {
  const { merchant, ...watched } = await makeWatchedChain();
  const { deposit, invoice: cancelled } = await payCancelled(watched, merchant);
  const { id } = deposit;
  const paid = await createInvoice(merchant, { amount: "1" });
  await pay(watched, paid, 1n);
  const stranger = (await makeMerchant({}, clock)).ctx;
  const foreign = await createInvoice(stranger, { amount: "5" });
  const assign = (invoice_id: string) => assignUnmatchedDeposit(merchant, { id, invoice_id, reason });
  await expect(assign(cancelled.id)).rejects.toMatchObject({ code: "invalid_state" });
  await expect(assign(paid.id)).rejects.toMatchObject({ code: "invalid_state" });
  await expect(assign(foreign.id)).rejects.toMatchObject({
    code: "not_found",
    message: `No such invoice: ${foreign.id}`,
  });
  expect(await getUnmatchedDeposit(merchant, { id })).toEqual(deposit);
});

it("never counts toward an invoice that is being cancelled at the same time", async () => {
  const { merchant, ...watched } = await makeWatchedChain();
  const { deposit } = await payCancelled(watched, merchant);
  const target = await createInvoice(merchant, { amount: "9" });
  await Promise.allSettled([
    assignUnmatchedDeposit(merchant, { id: deposit.id, invoice_id: target.id, reason }),
    cancelInvoice(merchant, { id: target.id }),
  ]);
  const { status } = await getInvoice(merchant, { id: target.id });
  const after = await getUnmatchedDeposit(merchant, { id: deposit.id });
  expect([`${status} ${after.status}`]).toSatisfy(([end]: string[]) =>
    ["cancelled open", "pending assigned"].includes(end ?? ""),
  );
});
