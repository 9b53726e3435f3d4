import { expect, it } from "vitest";
import { parseTronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { makeWatchedChain, MICRO, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import { createInvoice } from "@/server/modules/invoices/create-invoice";

it("tells that money is unmatched when it comes back after its invoice was cancelled", async () => {
  const { chain, system, merchant } = await makeWatchedChain();
  await scanChain(system, { network: NETWORK });
  const invoice = await createInvoice(merchant, { amount: "5" });
  const transaction = chain.pay({ to: parseTronAddress(invoice.payable.address), value: 5n * MICRO });
  await scanChain(system, { network: NETWORK });
  chain.reorganise(1);
  await scanChain(system, { network: NETWORK });
  await cancelInvoice(merchant, { id: invoice.id });
  chain.mine(1, [transaction]);
  await scanChain(system, { network: NETWORK });
  const payment = await db().payment.findFirstOrThrow({ where: { invoiceId: invoice.id } });
  expect(payment).toMatchObject({ status: "detected", disposition: "unmatched" });
  const events = await db().event.findMany({
    where: { aggregateId: payment.id },
    orderBy: { position: "asc" },
  });
  expect(events.map(({ type }) => type)).toEqual([
    "payment.detected",
    "payment.orphaned",
    "payment.detected",
    "deposit.unmatched",
  ]);
});
