import { Hono } from "hono";
import { encodeAbiParameters } from "viem";
import { systemClock } from "@/server/core/clock";
import { invariant } from "@/server/core/invariant";
import { type TronAddress, tronAddressFromHex, tronAddressToHex } from "@/server/core/tron-address";
import type { ChainBlock, ChainTransaction, Hex } from "@/server/integrations/local-chain/chain-record";
import { type ChainView, SOLID_DEPTH } from "@/server/integrations/local-chain/chain-state";
import { listen } from "@/server/integrations/local-chain/node-server";
import { answerRpc } from "@/server/integrations/local-chain/tron-rpc";

const TRANSFER_TOPIC: Hex = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
const TOKEN: Hex = `0x${"70".repeat(20)}`;
const BLOCK_SECONDS = 3;
const BEGINNING_BLOCKS = 100;

const word = (value: number | bigint): string => value.toString(16).padStart(64, "0");
const topicOf = (address: Hex): Hex => `0x${"0".repeat(24)}${address.slice(2)}`;
/** A block's hash says nothing but its number, so that a block can be made without those before it. */
const hashOf = (number: number): Hex => `0x${number.toString(16).padStart(16, "0")}${"ab".repeat(24)}`;

/** What `symbol()` and `decimals()` of the token answer. */
const VIEWS: Readonly<Record<string, Hex>> = {
  "0x95d89b41": encodeAbiParameters([{ type: "string" }], ["USDT"]),
  "0x313ce567": `0x${word(6)}`,
};

export interface SyntheticTraffic {
  readonly transfersPerBlock: number;
  /** The first transfer of every so many blocks goes to one of `paid`; all others go to strangers. */
  readonly blocksPerPayment: number;
  readonly paid: readonly TronAddress[];
  /** Minor units of every transfer. */
  readonly amount: bigint;
}

function transactionsOf(block: number, traffic: SyntheticTraffic): ChainTransaction[] {
  const { transfersPerBlock, blocksPerPayment, paid, amount } = traffic;
  const lucky = block % blocksPerPayment === 0 ? paid[(block / blocksPerPayment) % paid.length] : undefined;
  return Array.from({ length: transfersPerBlock }, (_, index) => {
    const serial = BigInt(block) * BigInt(transfersPerBlock) + BigInt(index);
    const stranger: Hex = `0x${serial.toString(16).padStart(40, "0")}`;
    const recipient = index === 0 && lucky ? tronAddressToHex(lucky) : stranger;
    return {
      txId: word(serial),
      from: stranger,
      to: TOKEN,
      contractAddress: null,
      succeeded: true,
      energyUsed: 65_000,
      logs: [
        {
          address: TOKEN,
          topics: [TRANSFER_TOPIC, topicOf(stranger), topicOf(recipient)],
          data: `0x${word(amount)}`,
        },
      ],
    };
  });
}

/** A chain of any length in no memory: each block is made when it is asked for. */
class SyntheticChain {
  private readonly startedAt = Math.floor(systemClock.now().getTime() / 1000);
  height = BEGINNING_BLOCKS;

  constructor(private readonly traffic: SyntheticTraffic) {}

  /** The blocks at the beginning are in the past; all later ones come at once. */
  private blockAt(number: number): ChainBlock {
    const age = Math.max(0, BEGINNING_BLOCKS - number) * BLOCK_SECONDS;
    const transactions = number > BEGINNING_BLOCKS ? transactionsOf(number, this.traffic) : [];
    return {
      number,
      hash: hashOf(number),
      parentHash: number === 0 ? `0x${word(0)}` : hashOf(number - 1),
      time: this.startedAt - age,
      transactions,
    };
  }

  view(): ChainView {
    const block = (number: number): ChainBlock | undefined =>
      number <= this.height ? this.blockAt(number) : undefined;
    const heightOf = (hash: string): number => Number(BigInt(hash.slice(0, 18)));
    return {
      latest: this.blockAt(this.height),
      finalized: this.blockAt(this.height - SOLID_DEPTH),
      block,
      blockByHash: (hash) => block(heightOf(hash)),
      heightOf,
      locate: (txId) => {
        const serial = Number(BigInt(`0x${txId}`));
        const found = block(Math.floor(serial / this.traffic.transfersPerBlock));
        return found && { block: found, index: serial % this.traffic.transfersPerBlock };
      },
      rawOf: () => {
        invariant(false, "nobody asks a synthetic chain for signed bytes");
      },
    };
  }
}

export interface SyntheticNode {
  readonly url: string;
  readonly usdtContract: TronAddress;
  /** Adds blocks, all at once. */
  grow(blocks: number): void;
  stop(): Promise<void>;
}

/** Serves a chain with the given traffic over JSON-RPC, as a TRON node does. It begins with blocks that hold nothing. */
export async function startSyntheticNode(traffic: SyntheticTraffic): Promise<SyntheticNode> {
  const chain = new SyntheticChain(traffic);
  const door = await listen(0);
  const app = new Hono();
  app.post("/jsonrpc", async (c) => {
    const backend = {
      view: chain.view(),
      unindexed: false,
      simulate: async ({ data }: { data: Hex }) => ({
        output: VIEWS[data] ?? "0x",
        energyUsed: 0,
        error: null,
      }),
    };
    return c.json((await answerRpc(backend, await c.req.json())) as object);
  });
  door.open(app);
  return {
    url: `http://127.0.0.1:${door.port}/jsonrpc`,
    usdtContract: tronAddressFromHex(TOKEN),
    grow: (blocks) => {
      chain.height += blocks;
    },
    stop: () => door.close(),
  };
}
