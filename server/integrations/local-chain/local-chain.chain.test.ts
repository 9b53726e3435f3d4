import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { encodeFunctionData, parseAbi } from "viem";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type TronAddress, tronAddressFromHex, tronAddressToHex } from "@/server/core/tron-address";
import {
  createLocalChainControl,
  type LocalChainControl,
} from "@/server/integrations/local-chain/control-client";
import { launchLocalChain, type LocalChain } from "@/server/integrations/local-chain/launch-local-chain";

const rounds = 6;
/** Each round starts a process of its own. */
const KILLS_MILLISECONDS = 180_000;
const recipient = tronAddressFromHex(`0x${"5a".repeat(20)}`);

type Running = Omit<LocalChain, "stop"> & {
  readonly process: ChildProcess;
  readonly control: LocalChainControl;
};

let dataDir: string;
const started: ChildProcess[] = [];

/** The chain in its own process, so that it can be killed. */
async function start(): Promise<Running> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "server/integrations/local-chain/run-local-chain.ts", dataDir],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  started.push(child);
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  const chain = JSON.parse(line) as Omit<LocalChain, "stop">;
  return { ...chain, process: child, control: createLocalChainControl({ url: chain.controlUrl }) };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

function anvilsUnder(root: number | undefined): number[] {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,comm="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/));
  const below = (parent: string): string[][] =>
    rows.filter(([, ppid]) => ppid === parent).flatMap((row) => [row, ...below(row[0] ?? "")]);
  return below(String(root))
    .filter(([, , command]) => command?.endsWith("anvil"))
    .map(([pid]) => Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function rpc<T>(
  chain: Pick<Running, "rpcUrl">,
  method: string,
  params: unknown[],
  result: z.ZodType<T>,
): Promise<T> {
  const response = await fetch(chain.rpcUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    signal: AbortSignal.timeout(5_000),
  });
  return z.object({ result }).parse(await response.json()).result;
}

const blockSchema = z.object({ number: z.string(), hash: z.string() });
const hexNumber = z.string().transform(Number);
const datedBlockSchema = z.object({ number: hexNumber, timestamp: hexNumber });
const placeSchema = z.object({ blockNumber: hexNumber });

async function balanceOf(
  chain: Pick<Running, "rpcUrl" | "usdtContract">,
  account: TronAddress,
): Promise<bigint> {
  const abi = parseAbi(["function balanceOf(address) view returns (uint256)"]);
  const data = encodeFunctionData({ abi, functionName: "balanceOf", args: [tronAddressToHex(account)] });
  return BigInt(
    await rpc(chain, "eth_call", [{ to: tronAddressToHex(chain.usdtContract), data }, "latest"], z.string()),
  );
}

const statusOf = async (chain: Running, txId: string): Promise<string | undefined> =>
  (await rpc(chain, "eth_getTransactionReceipt", [`0x${txId}`], z.object({ status: z.string() }).nullable()))
    ?.status;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "daric-chain-"));
});

afterEach(async () => {
  await Promise.all(started.splice(0).map(kill));
  await rm(dataDir, { recursive: true, force: true });
});

describe("after a kill of the whole chain", () => {
  it(
    "keeps every block that was seen and every payment that was accepted",
    async () => {
      const seen = new Map<string, string>();
      const accepted: string[] = [];
      let attempts = 0;
      for (let round = 0; round < rounds; round += 1) {
        const chain = await start();
        for (const [number, hash] of seen) {
          expect(await rpc(chain, "eth_getBlockByNumber", [number, false], blockSchema.nullable())).toEqual({
            number,
            hash,
          });
        }
        const anvils = anvilsUnder(chain.process.pid);
        expect(anvils).toHaveLength(1);
        let running = true;
        const until = async (work: () => Promise<void>): Promise<void> => {
          while (running) await work().catch(() => undefined);
        };
        const load = [
          until(async () => {
            attempts += 1;
            accepted.push((await chain.control.pay({ to: recipient, amount: 1n, from: attempts % 5 })).txId);
          }),
          until(async () => void (await chain.control.mine(1))),
          until(async () => {
            const { number, hash } = await rpc(chain, "eth_getBlockByNumber", ["latest", false], blockSchema);
            seen.set(number, hash);
          }),
        ];
        const before = seen.size;
        await expect.poll(() => seen.size, { timeout: 30_000 }).toBeGreaterThan(before + 1);
        await new Promise((resolve) => setTimeout(resolve, round * 70));
        await kill(chain.process);
        running = false;
        await Promise.all(load);
        await expect.poll(() => anvils.filter(isAlive), { timeout: 5_000 }).toEqual([]);
      }
      const chain = await start();
      await chain.control.mine(1);
      expect(seen.size).toBeGreaterThan(rounds);
      expect(accepted.length).toBeGreaterThan(rounds);
      for (const txId of accepted) expect(await statusOf(chain, txId)).toBe("0x1");
      const balance = await balanceOf(chain, recipient);
      expect(balance).toBeGreaterThanOrEqual(BigInt(accepted.length));
      expect(balance).toBeLessThanOrEqual(BigInt(attempts));
      const logs = await rpc(
        chain,
        "eth_getLogs",
        [{ fromBlock: "0x2", toBlock: "latest" }],
        z.array(z.unknown()),
      );
      expect(BigInt(logs.length)).toBe(balance);
    },
    KILLS_MILLISECONDS,
  );
});

describe("after a kill of anvil alone", () => {
  it("goes on with a new one that knows everything", async () => {
    const chain = await start();
    await chain.control.pay({ to: recipient, amount: 5n });
    await chain.control.mine(1);
    const waiting = await chain.control.pay({ to: recipient, amount: 6n });
    for (const pid of anvilsUnder(chain.process.pid)) process.kill(pid, "SIGKILL");
    const after = await chain.control.pay({ to: recipient, amount: 7n });
    await chain.control.mine(1);
    expect(await statusOf(chain, waiting.txId)).toBe("0x1");
    expect(await statusOf(chain, after.txId)).toBe("0x1");
    expect(await balanceOf(chain, recipient)).toBe(18n);
    expect(anvilsUnder(chain.process.pid)).toHaveLength(1);
  });
});

describe("launchLocalChain", () => {
  const launch = (blockTimeSeconds: number | null = null) =>
    launchLocalChain({ dataDir, blockTimeSeconds, logger: console });

  it("finds its chain again after a stop in good order", async () => {
    const first = await launch();
    const control = createLocalChainControl({ url: first.controlUrl });
    await control.pay({ to: recipient, amount: 3n });
    const { head } = await control.mine(2);
    const block = await rpc(first, "eth_getBlockByNumber", ["latest", false], blockSchema);
    await first.stop();
    const second = await launch();
    try {
      expect(second.usdtContract).toBe(first.usdtContract);
      expect(await rpc(second, "eth_getBlockByNumber", ["latest", false], blockSchema)).toEqual(block);
      expect(Number(block.number)).toBe(head);
      expect(await balanceOf(second, recipient)).toBe(3n);
    } finally {
      await second.stop();
    }
  });

  it("moves its time ahead for good, and dates what was sent before as it was sent", async () => {
    const block = (chain: LocalChain, number: string) =>
      rpc(chain, "eth_getBlockByNumber", [number, false], datedBlockSchema);
    const first = await launch();
    const control = createLocalChainControl({ url: first.controlUrl });
    const before = await block(first, "latest");
    const { txId } = await control.pay({ to: recipient, amount: 3n });
    const moved = await control.setClock(3_600);
    expect(moved).toEqual({ head: before.number + 20, aheadSeconds: 3_600 });
    expect(await control.setClock(60)).toEqual(moved);
    const receipt = await rpc(first, "eth_getTransactionReceipt", [`0x${txId}`], placeSchema);
    expect(receipt.blockNumber).toBe(before.number + 1);
    const sent = await block(first, `0x${receipt.blockNumber.toString(16)}`);
    expect(sent.timestamp - before.timestamp).toBeLessThan(60);
    const latest = await block(first, "latest");
    expect(latest.timestamp - sent.timestamp).toBeGreaterThanOrEqual(3_600);
    expect((await block(first, "finalized")).timestamp).toBe(latest.timestamp);
    await first.stop();
    const second = await launch();
    try {
      await createLocalChainControl({ url: second.controlUrl }).mine(1);
      expect((await block(second, "latest")).timestamp).toBeGreaterThanOrEqual(latest.timestamp);
    } finally {
      await second.stop();
    }
  });

  it("refuses a folder in use, and leaves its owner alone", async () => {
    const chain = await launch();
    try {
      await expect(launch()).rejects.toThrow("already runs the local chain");
      await createLocalChainControl({ url: chain.controlUrl }).mine(1);
    } finally {
      await chain.stop();
    }
  });

  it("makes blocks by itself", async () => {
    const chain = await launch(0.05);
    try {
      const height = async (): Promise<number> => Number(await rpc(chain, "eth_blockNumber", [], z.string()));
      const before = await height();
      await expect.poll(height, { timeout: 10_000 }).toBeGreaterThan(before + 2);
    } finally {
      await chain.stop();
    }
  });
});
