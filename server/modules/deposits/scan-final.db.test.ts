import { expect, it } from "vitest";
import { parseTronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { finaliseDeposits } from "@/server/modules/deposits/finalise-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { scanFinal } from "@/server/modules/deposits/scan-final";
import { makeWatchedChain, MICRO, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";

const network = { network: NETWORK };

/** A watched chain whose cursors stand at its first final block, and an invoice over 5 USDT. */
async function makeInvoice() {
  const { chain, system, merchant } = await makeWatchedChain();
  await scanChain(system, network);
  await scanChain(system, network);
  const invoice = await createInvoice(merchant, { amount: "5" });
  const payment = { to: parseTronAddress(invoice.payable.address), value: 5n * MICRO };
  const read = () => getInvoice(merchant, { id: invoice.id, expand: ["payments"] });
  return { chain, system, payment, read };
}

const finalCursor = async () =>
  Number((await db().chainCursor.findUniqueOrThrow({ where: { network: NETWORK } })).finalNumber);

it("finds money that the log index of the node leaves out once its block is solid, and once only", async () => {
  const { chain, system, payment, read } = await makeInvoice();
  chain.hideFromIndex(chain.pay(payment));
  chain.mine(17);
  await scanChain(system, network);
  expect(await scanFinal(system, network)).toMatchObject({ found: 0, behind: false });
  expect((await read()).payments).toEqual([]);
  chain.mine(1);
  await scanChain(system, network);
  expect(await scanFinal(system, network)).toMatchObject({ found: 1, final: chain.headNumber - 18 });
  await confirmDeposits(system, network);
  expect(await finaliseDeposits(system, network)).toBe(1);
  chain.mine(5);
  await scanChain(system, network);
  expect(await scanFinal(system, network)).toMatchObject({ found: 0 });
  expect(await read()).toMatchObject({ status: "paid", payments: [{ final: true, late: false }] });
});

it("lets nothing become final before its block was read once more", async () => {
  const { chain, system, payment, read } = await makeInvoice();
  chain.pay(payment);
  chain.mine(18);
  await scanChain(system, network);
  await confirmDeposits(system, network);
  expect(await finaliseDeposits(system, network)).toBe(0);
  await scanFinal(system, network);
  expect(await finaliseDeposits(system, network)).toBe(1);
  expect((await read()).payments).toHaveLength(1);
});

it("moves the final cursor with what it records, or neither", async () => {
  const { chain, system, payment, read } = await makeInvoice();
  const before = await finalCursor();
  chain.hideFromIndex(chain.pay(payment));
  chain.mine(30);
  await scanChain(system, network);
  const transfers = chain.transfers.bind(chain);
  const { promise: bothRead, resolve } = Promise.withResolvers<undefined>();
  let reads = 0;
  chain.transfers = async (range) => {
    const answer = await transfers(range);
    reads += 1;
    if (reads === 2) resolve(undefined);
    await bothRead;
    return answer;
  };
  const outcomes = await Promise.allSettled([scanFinal(system, network), scanFinal(system, network)]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "conflict" },
  });
  expect((await read()).payments).toHaveLength(1);
  expect(await finalCursor()).toBe(chain.headNumber - 18);
  chain.breakDown(true);
  await expect(scanFinal(system, network)).rejects.toMatchObject({ code: "chain_unavailable" });
  expect(await finalCursor()).toBeGreaterThan(before);
});

it("works through more blocks than a range, and never past what the head has searched", async () => {
  const { chain, system } = await makeInvoice();
  const start = await finalCursor();
  chain.mine(450);
  await scanChain(system, network);
  await scanChain(system, network);
  expect(await scanFinal(system, network)).toMatchObject({ final: start, behind: false });
  await scanChain(system, network);
  expect(await scanFinal(system, network)).toMatchObject({ final: start + 200, behind: true });
  expect(await scanFinal(system, network)).toMatchObject({ final: start + 400, behind: true });
  expect(await scanFinal(system, network)).toMatchObject({ final: chain.headNumber - 18, behind: false });
});

it("stops at a payment that its solid block does not show", async () => {
  const { chain, system, payment, read } = await makeInvoice();
  const before = await finalCursor();
  const transaction = chain.pay(payment);
  chain.mine(18);
  await scanChain(system, network);
  await confirmDeposits(system, network);
  const transfers = chain.transfers.bind(chain);
  chain.transfers = async (range) => {
    const answer = await transfers(range);
    return { ...answer, transfers: answer.transfers.filter(({ txId }) => txId !== transaction.txId) };
  };
  const [found] = (await read()).payments ?? [];
  await expect(scanFinal(system, network)).rejects.toMatchObject({
    code: "chain_unavailable",
    details: { payments: [found?.id] },
  });
  expect(await finalCursor()).toBe(before);
  expect(await finaliseDeposits(system, network)).toBe(0);
});

it("waits while the head stands on a branch that has lost", async () => {
  const { chain, system } = await makeInvoice();
  const before = await finalCursor();
  chain.mine(10);
  await scanChain(system, network);
  chain.reorganise(10);
  chain.mine(18);
  await expect(scanFinal(system, network)).resolves.toMatchObject({ final: before });
  await db().chainCursor.update({ where: { network: NETWORK }, data: { headNumber: chain.headNumber } });
  await expect(scanFinal(system, network)).rejects.toMatchObject({ code: "chain_unavailable" });
  expect(await finalCursor()).toBe(before);
});
