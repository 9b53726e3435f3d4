import { expect, it } from "vitest";
import { payerContext } from "@/server/auth/authorize";
import { parseTronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { makeWatchedChain, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { getPublicInvoice } from "@/server/modules/invoices/get-public-invoice";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";
import { getBalances } from "@/server/modules/ledger/get-balances";

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
