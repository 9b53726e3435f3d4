import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { deriveDepositAddress } from "@/server/core/tron-address";
import {
  createLocalChainControl,
  type LocalChainControl,
} from "@/server/integrations/local-chain/control-client";
import { launchLocalChain, type LocalChain } from "@/server/integrations/local-chain/launch-local-chain";
import { createTransactionInspector } from "@/server/integrations/tron/inspect-transaction";
import type { TransactionInspector } from "@/server/modules/diagnosis/ports";

/** The account of the mnemonic "abandon ×11 about". */
const XPUB =
  "xpub6D1AabNHCupeiLM65ZR9UStMhJ1vCpyV4XbZdyhMZBiJXALQtmn9p42VTQckoHVn8WNqS7dqnJokZHAHcHGoaQgmv8D45oNUKx6DZMNZBCd";
const OURS = deriveDepositAddress(XPUB, 0);
const OTHER = deriveDepositAddress(XPUB, 1);

let dataDir: string;
let chain: LocalChain;
let control: LocalChainControl;
let inspector: TransactionInspector;

const inspectorAt = (...urls: string[]) =>
  createTransactionInspector({
    tokenContract: chain.usdtContract,
    endpoints: urls.map((url) => ({ url, timeoutMs: 5_000 })),
  });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "daric-chain-"));
  chain = await launchLocalChain({ dataDir, blockTimeSeconds: null, logger: console });
  control = createLocalChainControl({ url: chain.controlUrl });
  inspector = inspectorAt(chain.rpcUrl);
});

afterAll(async () => {
  await chain?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function mined(payment: Parameters<LocalChainControl["pay"]>[0]) {
  const { txId } = await control.pay(payment);
  const { head } = await control.mine(1);
  return { inspection: await inspector.inspect(txId), head };
}

it("tells what a transfer of the token moved, and in which block", async () => {
  const { inspection, head } = await mined({ to: OURS, amount: 5_000_000n });
  expect(inspection).toEqual({
    status: "succeeded",
    blockNumber: head,
    nodeBlock: head,
    recipient: chain.usdtContract,
    movements: [{ token: chain.usdtContract, from: expect.any(String), to: OURS, value: 5_000_000n }],
  });
});

it("lists every movement of a transaction, the zero ones among them", async () => {
  const { inspection } = await mined({ to: OTHER, amount: 1n, transfers: [{ to: OURS, amount: 0n }] });
  expect(inspection).toMatchObject({
    status: "succeeded",
    movements: [
      { to: OTHER, value: 1n },
      { to: OURS, value: 0n },
    ],
  });
});

it("names the contract of another token", async () => {
  const { inspection } = await mined({ to: OURS, amount: 5n, token: "fake" });
  if (inspection.status !== "succeeded") throw new Error("it succeeded");
  expect(inspection.movements).toMatchObject([{ to: OURS, value: 5n }]);
  expect(inspection.movements[0]?.token).not.toBe(chain.usdtContract);
});

it("shows a failed transaction as one that moved nothing", async () => {
  const { inspection } = await mined({ to: OURS, amount: 5n, fail: true });
  expect(inspection).toMatchObject({ status: "failed", movements: [] });
});

it("does not know a transaction before its block, and says how far the node is", async () => {
  const { txId } = await control.pay({ to: OURS, amount: 5n });
  const { head } = await control.mine(1);
  const unknown = await inspector.inspect("ab".repeat(32));
  expect(unknown).toEqual({ status: "missing", nodeBlock: head });
  expect(await inspector.inspect(txId)).toMatchObject({ status: "succeeded" });
});

it("asks the next node when one does not answer, and fails when none does", async () => {
  const dead = "http://127.0.0.1:9/jsonrpc";
  expect(await inspectorAt(dead, chain.rpcUrl).inspect("ab".repeat(32))).toMatchObject({ status: "missing" });
  await expect(inspectorAt(dead).inspect("ab".repeat(32))).rejects.toMatchObject({
    code: "chain_unavailable",
  });
});
