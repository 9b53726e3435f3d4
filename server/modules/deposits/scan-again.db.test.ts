import { expect, it } from "vitest";
import { parseTronAddress } from "@/server/core/tron-address";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { makeWatchedChain, MICRO, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";

it("finds money that the log index of the node leaves out once the block is solid", async () => {
  const { chain, system, merchant } = await makeWatchedChain();
  await scanChain(system, { network: NETWORK });
  await scanChain(system, { network: NETWORK });
  const invoice = await createInvoice(merchant, { amount: "5" });
  const read = () => getInvoice(merchant, { id: invoice.id, expand: ["payments"] });
  chain.hideFromIndex(chain.pay({ to: parseTronAddress(invoice.payable.address), value: 5n * MICRO }));
  chain.mine(17);
  await scanChain(system, { network: NETWORK });
  expect((await read()).payments).toEqual([]);
  chain.mine(1);
  await scanChain(system, { network: NETWORK });
  await confirmDeposits(system, { network: NETWORK });
  expect(await read()).toMatchObject({ status: "paid", payments: [{ status: "confirmed", late: false }] });
  chain.mine(1);
  await scanChain(system, { network: NETWORK });
  expect((await read()).payments).toHaveLength(1);
});

it("finds it too where a block was solid when it was first searched", async () => {
  const { chain, system, merchant } = await makeWatchedChain();
  await scanChain(system, { network: NETWORK });
  const invoice = await createInvoice(merchant, { amount: "5" });
  chain.hideFromIndex(chain.pay({ to: parseTronAddress(invoice.payable.address), value: 5n * MICRO }));
  chain.mine(40);
  const { head, final } = await scanChain(system, { network: NETWORK });
  expect([head, final]).toEqual([chain.headNumber, chain.headNumber - 18]);
  expect((await getInvoice(merchant, { id: invoice.id, expand: ["payments"] })).payments).toHaveLength(1);
});
