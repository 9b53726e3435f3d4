import { expect, it } from "vitest";
import { parseTronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { makeWatchedChain, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";

it("takes in more than one transaction should hold, also across a fork", async () => {
  const { chain, system, merchant } = await makeWatchedChain();
  await scanChain(system, { network: NETWORK });
  const invoice = await createInvoice(merchant, { amount: "5" });
  const to = parseTronAddress(invoice.payable.address);
  chain.pay({ to, value: 1n });
  await scanChain(system, { network: NETWORK });
  chain.reorganise(1);
  for (let block = 0; block < 3; block += 1) {
    chain.pay(...Array.from({ length: 300 }, () => ({ to, value: 1n })));
  }
  const { version } = await db().chainCursor.findUniqueOrThrow({ where: { network: NETWORK } });
  expect(await scanChain(system, { network: NETWORK })).toMatchObject({
    moved: true,
    behind: false,
    head: chain.headNumber,
  });
  expect(await db().chainCursor.findUnique({ where: { network: NETWORK } })).toMatchObject({
    version: version + 3,
    headNumber: BigInt(chain.headNumber),
  });
  expect(await confirmDeposits(system, { network: NETWORK })).toBe(900);
  expect(await getInvoice(merchant, { id: invoice.id, expand: [] })).toMatchObject({
    amount_confirmed: "0.0009",
  });
});
