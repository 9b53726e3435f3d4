import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tronAddressFromHex } from "@/server/core/tron-address";
import {
  createLocalChainControl,
  type LocalChainControl,
} from "@/server/integrations/local-chain/control-client";
import { launchLocalChain, type LocalChain } from "@/server/integrations/local-chain/launch-local-chain";
import { createEndpoint } from "@/server/integrations/tron/endpoint";
import { createLogReader } from "@/server/integrations/tron/log-reader";
import { createBalanceReader } from "@/server/integrations/tron/balance-reader";
import { createRpcClient } from "@/server/integrations/tron/json-rpc";

const recipient = tronAddressFromHex(`0x${"6b".repeat(20)}`);

let dataDir: string;
let chain: LocalChain;
let control: LocalChainControl;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "daric-reorganisation-"));
  chain = await launchLocalChain({ dataDir, blockTimeSeconds: null, logger: { warn: () => undefined } });
  control = createLocalChainControl({ url: chain.controlUrl });
});

afterAll(async () => {
  await chain.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const endpoint = () => ({ url: chain.rpcUrl, timeoutMs: 10_000 });
const standing = (txId: string) =>
  createLogReader({ ...endpoint(), network: "tron-local", tokenContract: chain.usdtContract }).receipt(txId);
const balance = async () => {
  const client = createRpcClient(createEndpoint(endpoint()));
  const reading = await createBalanceReader([client], chain.usdtContract).readBalances([recipient]);
  return reading.balances[0];
};

it("drops a payment and brings it back, as often as it is asked to", async () => {
  const { txId } = await control.pay({ to: recipient, amount: 7n });
  await control.mine(1);
  await control.pay({ to: recipient, amount: 2n });
  await control.mine(2);
  for (let round = 0; round < 2; round += 1) {
    await control.reorg({ drop: [txId] });
    expect((await standing(txId)).status).toBe("missing");
    expect(await balance()).toBe(2n);
    await control.mine(1);
    await control.reorg({ restore: [txId] });
    expect((await standing(txId)).status).toBe("succeeded");
    expect(await balance()).toBe(9n);
  }
});

it("refuses what cannot be: nothing named, an unknown transaction, one that never left, a final block", async () => {
  const { txId } = await control.pay({ to: recipient, amount: 1n });
  await control.mine(1);
  const refused = { code: "validation_failed" };
  await expect(control.reorg({})).rejects.toMatchObject(refused);
  await expect(control.reorg({ drop: ["f".repeat(64)] })).rejects.toMatchObject(refused);
  await expect(control.reorg({ restore: ["f".repeat(64)] })).rejects.toMatchObject(refused);
  await expect(control.reorg({ restore: [txId] })).rejects.toMatchObject(refused);
  await control.mine(20);
  await expect(control.reorg({ drop: [txId] })).rejects.toMatchObject(refused);
});
