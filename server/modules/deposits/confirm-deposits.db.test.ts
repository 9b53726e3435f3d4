import { expect, it } from "vitest";
import { parseTronAddress } from "@/server/core/tron-address";
import { withTransaction } from "@/server/db/transaction";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import {
  clock,
  makeWatchedChain,
  MICRO,
  NETWORK,
  somebodyWaits,
} from "@/server/modules/deposits/testing/watched-chain";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { lockInvoices } from "@/server/modules/invoices/lock-invoices";
import { makeMerchant } from "@/server/testing/factories";

it("confirms what is ready past any number of payments that have to wait longer, and past one batch", async () => {
  const { chain, system, merchant } = await makeWatchedChain();
  await scanChain(system, { network: NETWORK });
  const patient = await makeMerchant({ confirmationsOverride: 100 }, clock);
  const slow = await createInvoice(patient.ctx, { amount: "5" });
  const crumbs = (invoice: { payable: { address: string } }, count: number) =>
    Array.from({ length: count }, () => ({ to: parseTronAddress(invoice.payable.address), value: 1n }));
  chain.pay(...crumbs(slow, 501));
  await scanChain(system, { network: NETWORK });
  expect(await confirmDeposits(system, { network: NETWORK })).toBe(501);
  const quick = await createInvoice(merchant, { amount: "5" });
  chain.pay(...crumbs(quick, 501), { to: parseTronAddress(quick.payable.address), value: 5n * MICRO });
  await scanChain(system, { network: NETWORK });
  expect(await confirmDeposits(system, { network: NETWORK })).toBe(502);
  expect(await confirmDeposits(system, { network: NETWORK })).toBe(0);
  const { status, payments } = await getInvoice(merchant, { id: quick.id, expand: ["payments"] });
  expect(status).toBe("paid");
  expect(payments?.every((payment) => payment.status === "confirmed")).toBe(true);
});

it("takes no account's lock before it has the invoices': settling would wait for it in a circle", async () => {
  const { chain, system, merchant } = await makeWatchedChain();
  await scanChain(system, { network: NETWORK });
  const invoice = await createInvoice(merchant, { amount: "5" });
  const to = parseTronAddress(invoice.payable.address);
  chain.pay({ to, value: 5n * MICRO });
  await scanChain(system, { network: NETWORK });
  await confirmDeposits(system, { network: NETWORK });
  chain.pay({ to, value: 1n * MICRO });
  await scanChain(system, { network: NETWORK });
  const confirming = await withTransaction(system, async (ctx) => {
    await lockInvoices(ctx, [invoice.id]);
    const confirmed = confirmDeposits(system, { network: NETWORK });
    await somebodyWaits();
    await ctx.tx
      .$queryRaw`SELECT id FROM ledger_accounts WHERE merchant_id = ${merchant.merchantId} FOR UPDATE NOWAIT`;
    return { confirmed };
  });
  expect(await confirming.confirmed).toBe(1);
});
