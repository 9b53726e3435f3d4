import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemClock } from "@/server/core/clock";
import { parseTronAddress } from "@/server/core/tron-address";
import {
  createLocalChainControl,
  type LocalChainControl,
} from "@/server/integrations/local-chain/control-client";
import { launchLocalChain, type LocalChain } from "@/server/integrations/local-chain/launch-local-chain";
import { createChainPool } from "@/server/integrations/tron/chain-pool";
import { createLogReader } from "@/server/integrations/tron/log-reader";
import { createReceiptReader } from "@/server/integrations/tron/receipt-reader";
import { chainReaders } from "@/server/modules/chains/ports";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { finaliseDeposits } from "@/server/modules/deposits/finalise-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { scanFinal } from "@/server/modules/deposits/scan-final";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { makeMerchant, makeSystem } from "@/server/testing/factories";

let dataDir: string;
let chain: LocalChain;
let control: LocalChainControl;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "daric-chain-"));
  chain = await launchLocalChain({ dataDir, blockTimeSeconds: null, logger: console });
  control = createLocalChainControl({ url: chain.controlUrl });
});

afterAll(async () => {
  await chain?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

function logs() {
  const { network, usdtContract: tokenContract, rpcUrl: url } = chain;
  return createLogReader({ network, tokenContract, timeoutMs: 5_000, url });
}

function receipts() {
  const { network, usdtContract: tokenContract, apiUrl: url } = chain;
  return createReceiptReader({ network, tokenContract, timeoutMs: 5_000, url });
}

it.each([
  ["by log queries alone", () => logs()],
  ["with a second endpoint that reads receipts", () => poolOfBoth()],
])("money that a missing log index hides is found once it is solid, %s", async (_, reader) => {
  const network = chain.network;
  chainReaders.provide(new Map([[network, reader()]]));
  const system = makeSystem(systemClock);
  const { ctx } = await makeMerchant({}, systemClock);
  for (let behind = true; behind;) ({ behind } = await scanChain(system, { network }));
  const invoice = await createInvoice(ctx, { amount: "5" });
  const read = () => getInvoice(ctx, { id: invoice.id, expand: ["payments"] });
  await control.outage({ fault: { kind: "unindexed" } });
  await control.pay({ to: parseTronAddress(invoice.payable.address), amount: 5_000_000n });
  await control.mine(19);
  await scanChain(system, { network });
  expect((await read()).payments).toEqual([]);
  expect(await scanFinal(system, { network })).toMatchObject({ found: 1 });
  await confirmDeposits(system, { network });
  await finaliseDeposits(system, { network });
  expect(await read()).toMatchObject({ status: "paid", payments: [{ final: true, late: false }] });
  await control.outage({ fault: null });
});

function poolOfBoth() {
  const members = [
    { reader: logs(), provider: "a" },
    { reader: receipts(), provider: "b" },
  ];
  return createChainPool(members, {
    behindBlocks: 5,
    firstRestMs: 1_000,
    longestRestMs: 1_000,
    graceMs: 500,
  });
}
