import { randomInt } from "node:crypto";
import { mkdir, open } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { monotonicMilliseconds } from "@/server/core/clock";
import { spawnGuarded } from "@/server/scripts/child-process";
import { findFreePort } from "@/server/scripts/ports";

/** Its own number, so that nothing signed here is valid on a public network. */
export const CHAIN_ID = 1_145_132_617;

const START_ATTEMPTS = 3;
const READY_MILLISECONDS = 10_000;
const POLL_MILLISECONDS = 10;
const CALL_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 2_000;

export interface AnvilCall {
  readonly method: string;
  readonly params: readonly unknown[];
}

export interface Anvil {
  /** Results in the order of the calls. Throws when any of them failed. */
  batch(calls: readonly AnvilCall[]): Promise<unknown[]>;
  /** The same, with undefined in the place of what failed. */
  offer(calls: readonly AnvilCall[]): Promise<unknown[]>;
  stop(): Promise<void>;
}

const answerSchema = z.array(
  z.object({
    id: z.number(),
    result: z.unknown().optional(),
    error: z.object({ message: z.string() }).optional(),
  }),
);

function binaryPath(): string {
  const cpu = process.arch === "x64" ? "amd64" : process.arch;
  const name = `@foundry-rs/anvil-${process.platform}-${cpu}`;
  try {
    return createRequire(import.meta.url).resolve(`${name}/bin/anvil`);
  } catch (cause) {
    throw new Error(
      `The local chain needs the npm package ${name}, which is not installed or does not exist for this machine.`,
      { cause },
    );
  }
}

async function ask(url: string, calls: readonly AnvilCall[]): Promise<z.output<typeof answerSchema>> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(calls.map((call, id) => ({ jsonrpc: "2.0", id, ...call }))),
    signal: AbortSignal.timeout(CALL_MILLISECONDS),
  });
  const answers = answerSchema.parse(await response.json()).toSorted((a, b) => a.id - b.id);
  if (answers.length !== calls.length)
    throw new Error(`anvil answered ${answers.length} of ${calls.length} calls`);
  return answers;
}

async function callAnvil(url: string, calls: readonly AnvilCall[]): Promise<unknown[]> {
  return (await ask(url, calls)).map(({ id, result, error }) => {
    if (error) throw new Error(`anvil refused ${calls[id]?.method}: ${error.message}`);
    return result;
  });
}

function anvilArguments(port: number, mark: number): string[] {
  return [
    ...[
      "--quiet",
      "--host",
      "127.0.0.1",
      "--port",
      String(port),
      "--chain-id",
      String(CHAIN_ID),
      "--timestamp",
      String(mark),
    ],
    ...["--no-mining", "--order", "fifo", "--hardfork", "shanghai"],
    ...["--gas-price", "0", "--block-base-fee-per-gas", "0", "--gas-limit", "30000000000"],
    // The launcher keeps the history; anvil needs the present state alone, which keeps its dumps and memory small.
    ...["--prune-history", "--transaction-block-keeper", "1", "--no-request-size-limit"],
  ];
}

/** Starts one anvil with an empty state on a free port. It dies with this process, however that ends. */
export async function startAnvil(dataDir: string): Promise<Anvil> {
  await mkdir(dataDir, { recursive: true });
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt += 1) {
    const anvil = await attemptStart(dataDir);
    if (anvil) return anvil;
  }
  throw new Error(`anvil did not start; its output is in ${join(dataDir, "anvil.log")}`);
}

const GENESIS: AnvilCall = { method: "eth_getBlockByNumber", params: ["0x0", false] };
const genesisSchema = z.tuple([z.object({ timestamp: z.string() })]);

/** Null when it ended before it answered, as when another process took the port in between. */
async function attemptStart(dataDir: string): Promise<Anvil | null> {
  const port = await findFreePort();
  // The time of the genesis block tells our anvil from another one that took the same port.
  const mark = randomInt(1, 2 ** 31);
  const log = await open(join(dataDir, "anvil.log"), "w");
  const child = spawnGuarded({
    name: "anvil",
    command: binaryPath(),
    args: anvilArguments(port, mark),
    // anvil keeps a cache under its home; this one belongs to the chain.
    env: { NODE_ENV: "production", HOME: dataDir },
    stopSignal: "TERM",
    graceMilliseconds: STOP_MILLISECONDS,
    output: log.fd,
  });
  await log.close();
  const url = `http://127.0.0.1:${port}`;
  const deadline = monotonicMilliseconds() + READY_MILLISECONDS;
  while (!child.hasExited() && monotonicMilliseconds() < deadline) {
    const genesis = genesisSchema.safeParse(await callAnvil(url, [GENESIS]).catch(() => null));
    if (genesis.success && Number(genesis.data[0].timestamp) === mark) {
      return {
        batch: (calls) => callAnvil(url, calls),
        offer: async (calls) => (await ask(url, calls)).map(({ result }) => result),
        stop: () => child.stop(),
      };
    }
    await setTimeout(POLL_MILLISECONDS);
  }
  await child.stop();
  return null;
}
