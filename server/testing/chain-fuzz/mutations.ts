import { isDomainError } from "@/server/core/errors";
import { reader, withTransaction } from "@/server/db/transaction";
import type { ChainReader, RangeTransfers } from "@/server/modules/chains/ports";
import { orphanDeposits } from "@/server/modules/deposits/orphan-deposits";
import { readerOf } from "@/server/modules/deposits/reader-of";
import { type Build, type Job, PRODUCT } from "@/server/testing/chain-fuzz/build";
import { movingCursorAlone, movingCursorFirst } from "@/server/testing/chain-fuzz/moving-cursor-first";
import type { SimulatedChain } from "@/server/testing/chain-fuzz/simulated-chain";

/** A product that is broken on purpose, in one place and from the outside. */
export interface Mutation {
  readonly name: string;
  readonly build: Build;
  /** What at least one violation must say for the mutation to be caught for the right reason. */
  readonly symptom: RegExp;
}

type Wrap = (nodes: ChainReader, chain: SimulatedChain) => Partial<ChainReader>;

/** The product behind a reader that is broken in some of its methods. */
function withReader(wrap: Wrap): Build {
  return {
    ...PRODUCT,
    wrapReader: (nodes, chain) => ({
      network: nodes.network,
      heads: () => nodes.heads(),
      header: (number) => nodes.header(number),
      transfers: (range) => nodes.transfers(range),
      receipt: (txId) => nodes.receipt(txId),
      ...wrap(nodes, chain),
    }),
  };
}

function withTransfers(change: (answer: RangeTransfers) => RangeTransfers): Build {
  return withReader((nodes) => ({ transfers: async (range) => change(await nodes.transfers(range)) }));
}

function isUnavailable(error: unknown): boolean {
  return isDomainError(error) && error.code === "chain_unavailable";
}

/** The place of each log in its block instead of in its transaction. Good enough while a transaction never moves. */
function byBlockWideIndex(answer: RangeTransfers): RangeTransfers {
  const next = new Map<number, number>();
  const transfers = answer.transfers.map((transfer) => {
    const ordinal = next.get(transfer.blockNumber) ?? 0;
    next.set(transfer.blockNumber, ordinal + 1);
    return { ...transfer, ordinal };
  });
  return { ...answer, transfers };
}

/** A node's failure becomes an answer without transfers. */
const failureAsEmpty: Wrap = (nodes, chain) => ({
  transfers: async (range) => {
    try {
      return await nodes.transfers(range);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      const headers = chain.now.blocks.slice(range.from, range.to + 1).map(({ header }) => header);
      return { headers, transfers: [], seen: 0 };
    }
  },
});

/** A node's failure becomes a block that was replaced. */
const failureAsFork: Wrap = (nodes, chain) => ({
  header: (number) =>
    nodes.header(number).catch((error: unknown) => {
      if (isUnavailable(error)) return { ...chain.head, number, hash: `0x${"0".repeat(64)}` };
      throw error;
    }),
});

/** Solid blocks are searched by the log index again. */
const indexOnly: Wrap = (nodes) => ({
  transfers: (range) => nodes.transfers({ ...range, withoutIndex: false }),
});

/** A failed transaction's transfers count. */
const failedAsSucceeded = (answer: RangeTransfers): RangeTransfers => ({
  ...answer,
  transfers: answer.transfers.map((transfer) => ({ ...transfer, succeeded: true })),
});

/** An event of each scan is not handed on. */
const scanLosingEvents: Job = async (ctx, input) => {
  const moved = await PRODUCT.jobs.scan(ctx, input);
  const entry = await reader(ctx).outboxEntry.findFirst();
  if (entry) await reader(ctx).outboxEntry.delete({ where: { eventId: entry.eventId } });
  return moved;
};

/** Each payment's receipt is asked for before it is confirmed, and one that a node does not have is taken for orphaned. */
const confirmDoubtingReceipts: Job = async (ctx, input) => {
  const { network } = input;
  const chain = readerOf(network);
  const open = await reader(ctx).payment.findMany({
    where: { network, finalAt: null, status: { in: ["detected", "confirming", "confirmed"] } },
  });
  for (const { txId, blockNumber, blockTime } of open) {
    if ((await chain.receipt(txId)).status !== "missing") continue;
    await withTransaction(ctx, (ctx) =>
      orphanDeposits(ctx, { network, fromBlock: Number(blockNumber), chainTime: blockTime }),
    );
  }
  return PRODUCT.jobs.confirm(ctx, input);
};

/** What is broken, and how the fuzz says so. */
export const MUTATIONS: readonly Mutation[] = [
  {
    // The head's alone would be healed when its blocks are solid and read once more.
    name: "the cursors move before or without the commit of the payments",
    build: {
      ...PRODUCT,
      jobs: {
        ...PRODUCT.jobs,
        scan: movingCursorFirst(PRODUCT.jobs.scan),
        scan_final: movingCursorAlone(PRODUCT.jobs.scan_final),
      },
    },
    symptom: /has no payment|payments for|is orphaned, not confirmed|without a block/,
  },
  {
    name: "payments are known by their place in the block",
    build: withTransfers(byBlockWideIndex),
    symptom: /has \d+ payments for \d+ transfers/,
  },
  {
    name: "a failure is read as an empty answer",
    build: withReader(failureAsEmpty),
    symptom: /has no payment|is orphaned, not confirmed/,
  },
  {
    name: "a failure is read as a fork",
    build: withReader(failureAsFork),
    symptom: /taken back although the chain never forked/,
  },
  {
    name: "a receipt that is not found is read as an orphaned payment",
    build: { ...PRODUCT, jobs: { ...PRODUCT.jobs, confirm: confirmDoubtingReceipts } },
    symptom: /taken back although the chain never forked/,
  },
  {
    name: "solid blocks are searched by the log index alone",
    build: withReader(indexOnly),
    symptom: /has no payment|is orphaned, not confirmed/,
  },
  {
    name: "failed transactions count",
    build: withTransfers(failedAsSucceeded),
    symptom: /is confirmed without a block|is booked 1 times/,
  },
  {
    name: "an event is lost",
    build: { ...PRODUCT, jobs: { ...PRODUCT.jobs, scan: scanLosingEvents } },
    symptom: /is not in the outbox/,
  },
];
