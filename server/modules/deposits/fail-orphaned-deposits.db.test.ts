import { expect, it } from "vitest";
import { parseTronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import { chainReaders } from "@/server/modules/chains/ports";
import { failOrphanedDeposits } from "@/server/modules/deposits/fail-orphaned-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { scanFinal } from "@/server/modules/deposits/scan-final";
import { makeWatchedChain, MICRO, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { FakeChain } from "@/server/testing/fake-chain";

const network = { network: NETWORK };
const DAY = 24 * 60 * 60;

/** A payment whose block has left the chain. `wait` lets so many seconds become solid. */
async function makeOrphan() {
  const { chain, system, merchant } = await makeWatchedChain();
  await scanChain(system, network);
  const invoice = await createInvoice(merchant, { amount: "5" });
  const transaction = chain.pay({ to: parseTronAddress(invoice.payable.address), value: 5n * MICRO });
  await scanChain(system, network);
  chain.reorganise(1);
  const watch = async () => {
    await scanChain(system, network);
    await scanFinal(system, network);
    return failOrphanedDeposits(system, network);
  };
  const wait = async (seconds: number) => {
    chain.standStill(seconds);
    chain.mine(20);
    return watch();
  };
  const payment = async () =>
    (await getInvoice(merchant, { id: invoice.id, expand: ["payments"] })).payments?.[0];
  return { chain, transaction, watch, wait, payment };
}

it("gives a payment up once its transaction has expired for certain, and not a second before", async () => {
  const { chain, wait, payment } = await makeOrphan();
  expect(await wait(DAY - 120)).toBe(0);
  expect(await payment()).toMatchObject({ status: "orphaned", failed_at: null });
  chain.standStill(120);
  chain.mine(1);
  expect(await wait(0)).toBe(1);
  const failed = await payment();
  expect(failed).toMatchObject({ status: "failed", confirmations: 0, failed_at: expect.any(String) });
  const events = await db().event.findMany({
    where: { aggregateId: failed?.id ?? "" },
    orderBy: { position: "asc" },
  });
  expect(events.map(({ type }) => type)).toEqual(["payment.detected", "payment.orphaned", "payment.failed"]);
  expect(await wait(DAY)).toBe(0);
});

it("detects it again when it is included before that", async () => {
  const { chain, transaction, wait, payment } = await makeOrphan();
  await wait(DAY - 600);
  chain.mine(1, [transaction]);
  await wait(0);
  expect(await payment()).toMatchObject({ status: "detected" });
  expect(await wait(2 * DAY)).toBe(0);
  expect((await payment())?.status).not.toBe("failed");
});

it("does not trust a node that has not got so far, and waits for one that does not answer", async () => {
  const { chain, wait, watch, payment } = await makeOrphan();
  const before = await chain.heads();
  const receipt = chain.receipt.bind(chain);
  chain.receipt = async () => ({ status: "missing", seenBy: before });
  expect(await wait(2 * DAY)).toBe(0);
  const silentNode = new FakeChain(NETWORK, chain.token);
  silentNode.breakDown(true);
  const pool = Object.assign(Object.create(chain) as typeof chain, { independent: [chain, silentNode] });
  chain.receipt = receipt;
  chainReaders.provide(new Map([[NETWORK, pool]]));
  expect(await watch()).toBe(0);
  expect(await payment()).toMatchObject({ status: "orphaned" });
  chainReaders.provide(new Map([[NETWORK, chain]]));
  expect(await watch()).toBe(1);
});

it("gives it up when the transaction came back and failed", async () => {
  const { chain, transaction, wait, payment } = await makeOrphan();
  chain.mine(1, [{ ...transaction, succeeded: false }]);
  expect(await wait(2 * DAY)).toBe(1);
  expect(await payment()).toMatchObject({ status: "failed" });
});

it("never gives up a payment whose transaction a node has", async () => {
  const { chain, wait, payment } = await makeOrphan();
  const { finalized } = await chain.heads();
  chain.receipt = async () => ({
    status: "succeeded",
    blockNumber: finalized.number,
    blockHash: finalized.hash,
  });
  expect(await wait(2 * DAY)).toBe(0);
  expect(await payment()).toMatchObject({ status: "orphaned" });
});
