import { mkdir } from "node:fs/promises";
import { type Clock, systemClock } from "@/server/core/clock";
import { type TronAddress, tronAddressFromHex } from "@/server/core/tron-address";
import { lockDataDir } from "@/server/integrations/local-chain/instance-lock";
import { LocalNode } from "@/server/integrations/local-chain/local-node";
import { listen, nodeApp } from "@/server/integrations/local-chain/node-server";

interface LaunchLogger {
  warn(details: object, message: string): void;
}

export interface LaunchOptions {
  /** Holds the whole chain. One process at a time. */
  readonly dataDir: string;
  /** Loopback port of both interfaces; default: any free one. */
  readonly port?: number;
  /** TRON makes a block every 3 s. Null: blocks come on request only. */
  readonly blockTimeSeconds: number | null;
  readonly logger: LaunchLogger;
  readonly clock?: Clock;
}

export interface LocalChain {
  readonly network: "tron-local";
  /** JSON-RPC as a TRON node speaks it. */
  readonly rpcUrl: string;
  /** Base of the HTTP API, as java-tron's: `/wallet/…` and `/walletsolidity/…`. */
  readonly apiUrl: string;
  /** For `createLocalChainControl`. */
  readonly controlUrl: string;
  readonly usdtContract: TronAddress;
  /** The same code at another address: its transfers are worth nothing. */
  readonly fakeUsdtContract: TronAddress;
  /** Takes the chain down in good order. A kill at any moment loses nothing that a reader has seen. */
  stop(): Promise<void>;
}

/** Calls `produce` every so often, one call at a time, until stopped. A failure is logged and the next turn tries again. */
function repeat(seconds: number, produce: () => Promise<unknown>, logger: LaunchLogger): () => void {
  let timer: NodeJS.Timeout | null = null;
  const schedule = (): void => {
    timer = setTimeout(() => void turn(), seconds * 1000);
  };
  const turn = async (): Promise<void> => {
    await produce().catch((error: unknown) => logger.warn({ err: error }, "the local chain made no block"));
    if (timer) schedule();
  };
  schedule();
  return () => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
}

/**
 * Starts the local chain kept in `dataDir`, or a new one with the token contracts deployed and the payers funded. Throws a
 * plain sentence when the folder is in use, the port is taken, or the data is damaged.
 */
export async function launchLocalChain({
  dataDir,
  port = 0,
  blockTimeSeconds,
  logger,
  clock = systemClock,
}: LaunchOptions): Promise<LocalChain> {
  await mkdir(dataDir, { recursive: true });
  const door = await listen(port);
  const url = `http://127.0.0.1:${door.port}`;
  const unlock = await lockDataDir(dataDir, url).catch(async (error: unknown) => {
    await door.close();
    throw error;
  });
  const node = await LocalNode.open(dataDir, clock).catch(async (error: unknown) => {
    await unlock();
    await door.close();
    throw error;
  });
  const halt = blockTimeSeconds === null ? null : repeat(blockTimeSeconds, () => node.mine(1), logger);
  door.open(nodeApp(node, (error) => logger.warn({ err: error }, "the local chain failed to answer")));
  return {
    network: "tron-local",
    rpcUrl: `${url}/jsonrpc`,
    apiUrl: url,
    controlUrl: url,
    usdtContract: tronAddressFromHex(node.contracts.usdt),
    fakeUsdtContract: tronAddressFromHex(node.contracts.fake),
    stop: async () => {
      halt?.();
      await door.close();
      await node.close();
      await unlock();
    },
  };
}
