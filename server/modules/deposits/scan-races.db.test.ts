import { beforeEach, expect, it } from "vitest";
import { parseTronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { makeWatchedChain, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";
import { getBalances } from "@/server/modules/ledger/get-balances";

let world: Awaited<ReturnType<typeof makeWatchedChain>>;
let invoiceId: string;

beforeEach(async () => {
  world = await makeWatchedChain();
  await scanChain(world.system, { network: NETWORK });
  const invoice = await createInvoice(world.merchant, { amount: "9.99" });
  invoiceId = invoice.id;
  world.chain.pay({ to: parseTronAddress(invoice.payable.address), value: 9_990_000n });
});

const scan = () => scanChain(world.system, { network: NETWORK });
const confirm = () => confirmDeposits(world.system, { network: NETWORK });

it("one of two ticks at the same moment loses and changes nothing", async () => {
  const outcomes = await Promise.allSettled([scan(), scan()]);
  const losers = outcomes.flatMap((outcome) =>
    outcome.status === "rejected" ? [outcome.reason as unknown] : [],
  );
  expect(losers.length).toBeLessThan(2);
  expect(losers).toEqual(losers.map(() => expect.objectContaining({ code: "conflict" })));
  expect(await db().payment.count({ where: { invoiceId } })).toBe(1);
});

it("settles once when the job runs three times at the same moment", async () => {
  await scan();
  await confirm();
  await Promise.all([1, 2, 3].map(() => settleInvoices(world.system, { invoiceIds: [invoiceId] })));
  expect(await db().settlement.count({ where: { invoiceId } })).toBe(1);
  expect((await getBalances(world.merchant)).currencies).toMatchObject([{ pending_amount: "9.89" }]);
});

it("an unavailable node moves nothing and loses nothing", async () => {
  world.chain.breakDown(true);
  await expect(scan()).rejects.toMatchObject({ code: "chain_unavailable" });
  world.chain.breakDown(false);
  await scan();
  await confirm();
  expect((await getInvoice(world.merchant, { id: invoiceId })).status).toBe("paid");
});
