import { expect, it } from "vitest";
import { parseTronAddress } from "@/server/core/tron-address";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { makeWatchedChain, MICRO, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";

it("begins at the final block where nothing can have been paid", async () => {
  const { chain, system } = await makeWatchedChain();
  chain.mine(100);
  expect(await scanChain(system, { network: NETWORK })).toEqual({
    moved: true,
    behind: true,
    head: 100,
    final: 100,
  });
  expect(await scanChain(system, { network: NETWORK })).toMatchObject({
    behind: false,
    head: 118,
    final: 100,
  });
});

it("goes on when the newest block of the very first tick leaves the chain", async () => {
  const { chain, system } = await makeWatchedChain();
  await scanChain(system, { network: NETWORK });
  chain.reorganise(1);
  expect(await scanChain(system, { network: NETWORK })).toMatchObject({ head: chain.headNumber });
});

it("finds money that came before the first tick", async () => {
  const { chain, system, merchant } = await makeWatchedChain();
  const invoice = await createInvoice(merchant, { amount: "5" });
  chain.mine(30);
  chain.pay({ to: parseTronAddress(invoice.payable.address), value: 5n * MICRO });
  chain.mine(700);
  let behind = true;
  while (behind) behind = (await scanChain(system, { network: NETWORK })).behind;
  await confirmDeposits(system, { network: NETWORK });
  expect(await getInvoice(merchant, { id: invoice.id, expand: [] })).toMatchObject({
    status: "paid",
    exception: "none",
  });
});
