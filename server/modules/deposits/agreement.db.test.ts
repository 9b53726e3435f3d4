import { expect, it } from "vitest";
import { parseTronAddress } from "@/server/core/tron-address";
import { chainReaders } from "@/server/modules/chains/ports";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { finaliseDeposits } from "@/server/modules/deposits/finalise-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { scanFinal } from "@/server/modules/deposits/scan-final";
import { makeWatchedChain, MICRO, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { FakeChain } from "@/server/testing/fake-chain";

/** A small and a large payment, confirmed and solid for the first provider; the second has seen nothing yet. */
async function makeLargePayment(providers: 1 | 2) {
  const { chain, system, merchant } = await makeWatchedChain();
  const second = new FakeChain(NETWORK, chain.token);
  const independent = providers === 2 ? [chain, second] : [chain];
  const reader = Object.assign(Object.create(chain) as FakeChain, { independent });
  chainReaders.provide(new Map([[NETWORK, reader]]));
  await scanChain(system, { network: NETWORK });
  const pay = async (amount: bigint) => {
    const invoice = await createInvoice(merchant, { amount: amount.toString() });
    return chain.pay({ to: parseTronAddress(invoice.payable.address), value: amount * MICRO });
  };
  const [small, large] = [await pay(999n), await pay(1_000n)];
  chain.mine(18);
  await scanChain(system, { network: NETWORK });
  await confirmDeposits(system, { network: NETWORK });
  await scanFinal(system, { network: NETWORK });
  return { chain, second, small, large, finalise: () => finaliseDeposits(system, { network: NETWORK }) };
}

it("makes a large payment final only once a second provider shows it in the same solid block", async () => {
  const { second, small, large, finalise } = await makeLargePayment(2);
  expect(await finalise()).toBe(1);
  expect(await finalise()).toBe(0);
  second.mine(1, [small]);
  second.mine(1, [large]);
  second.mine(17);
  expect(await finalise()).toBe(0);
  second.mine(1);
  expect(await finalise()).toBe(1);
});

it("does not take a second provider's other block, failed transaction or silence for agreement", async () => {
  const { second, large, finalise } = await makeLargePayment(2);
  expect(await finalise()).toBe(1);
  second.mine(1, [large]);
  second.mine(30);
  expect(await finalise()).toBe(0);
  second.breakDown(true);
  expect(await finalise()).toBe(0);
});

it("rests on a single provider's word when there is no other, asked a second time", async () => {
  const { chain, large, finalise } = await makeLargePayment(1);
  const receipt = chain.receipt.bind(chain);
  chain.receipt = async (txId) =>
    txId === large.txId ? { status: "missing", seenBy: await chain.heads() } : receipt(txId);
  expect(await finalise()).toBe(1);
  chain.receipt = receipt;
  expect(await finalise()).toBe(1);
});
