import { expect, it } from "vitest";
import { parseTronAddress } from "@/server/core/tron-address";
import { withTransaction } from "@/server/db/transaction";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { finaliseDeposits } from "@/server/modules/deposits/finalise-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { scanFinal } from "@/server/modules/deposits/scan-final";
import {
  makeWatchedChain,
  MICRO,
  NETWORK,
  somebodyWaits,
} from "@/server/modules/deposits/testing/watched-chain";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";
import { getBalances } from "@/server/modules/ledger/get-balances";

it("releases the net although the payment becomes final in the moment in which it is settled", async () => {
  const { chain, system, merchant } = await makeWatchedChain();
  await scanChain(system, { network: NETWORK });
  // From 10,000 USDT on, the block that confirms is the block that makes final: both jobs start at once.
  const invoice = await createInvoice(merchant, { amount: "10000" });
  chain.pay({ to: parseTronAddress(invoice.payable.address), value: 10_000n * MICRO });
  chain.mine(18);
  await scanChain(system, { network: NETWORK });
  await confirmDeposits(system, { network: NETWORK });
  await scanFinal(system, { network: NETWORK });
  const finalising = await withTransaction(system, async (ctx) => {
    await settleInvoices(ctx, { invoiceIds: [invoice.id] });
    const final = finaliseDeposits(system, { network: NETWORK });
    await Promise.race([final, somebodyWaits()]);
    return { final };
  });
  await finalising.final;
  const { settlement, payments } = await getInvoice(merchant, {
    id: invoice.id,
    expand: ["payments", "settlement"],
  });
  expect(payments).toMatchObject([{ status: "confirmed", final: true }]);
  expect(settlement?.available_at).not.toBeNull();
  expect((await getBalances(merchant)).currencies).toMatchObject([
    { pending_amount: "0.00", available_amount: "9900.00" },
  ]);
});

it("makes everything final that can be, past one batch", async () => {
  const { chain, system, merchant } = await makeWatchedChain();
  await scanChain(system, { network: NETWORK });
  const to = parseTronAddress((await createInvoice(merchant, { amount: "5" })).payable.address);
  chain.pay(...Array.from({ length: 501 }, () => ({ to, value: 1n })));
  chain.mine(18);
  await scanChain(system, { network: NETWORK });
  await confirmDeposits(system, { network: NETWORK });
  await scanFinal(system, { network: NETWORK });
  expect(await finaliseDeposits(system, { network: NETWORK })).toBe(501);
});
