import { describe, expect, it } from "vitest";
import { sealBlock } from "@/server/integrations/local-chain/block-hash";
import type { ChainTransaction, Hex } from "@/server/integrations/local-chain/chain-record";
import { ChainState } from "@/server/integrations/local-chain/chain-state";

const included = (txId: string): ChainTransaction => ({
  txId,
  from: "0x01",
  to: null,
  contractAddress: null,
  succeeded: true,
  energyUsed: 0,
  logs: [],
});

const rawOf = (txId: string): Hex => `0x${txId}`;

/** Blocks of the named transactions, after the first block. */
function chainOf(...blocks: string[][]): ChainState {
  const state = new ChainState();
  state.apply({ kind: "block", block: sealBlock(0, 0, []) });
  blocks.forEach((txIds, index) => {
    for (const txId of txIds) state.apply({ kind: "transaction", txId, raw: rawOf(txId) });
    state.apply({ kind: "block", block: sealBlock(index + 1, index + 1, txIds.map(included)) });
  });
  return state;
}

describe("the mempool", () => {
  it("holds a transaction until a block has it", () => {
    const state = chainOf([]);
    state.apply({ kind: "transaction", txId: "aa", raw: "0xaa" });
    expect(state.mempool).toEqual([{ txId: "aa", raw: "0xaa" }]);
    state.apply({ kind: "block", block: sealBlock(2, 2, [included("aa")]) });
    expect(state.mempool).toEqual([]);
    expect(state.view().locate("aa")).toMatchObject({ block: { number: 2 }, index: 0 });
  });
});

describe("a reorganisation", () => {
  const reorg = (state: ChainState, dropped: string[], transactions: string[]) =>
    state.apply({
      kind: "reorg",
      keep: 1,
      dropped,
      blocks: [sealBlock(2, 2, transactions.map(included)), sealBlock(3, 3, []), sealBlock(4, 4, [])],
    });

  it("puts what left the chain before what was waiting", () => {
    const state = chainOf(["aa"], ["bb"], ["cc"]);
    state.apply({ kind: "transaction", txId: "dd", raw: "0xdd" });
    reorg(state, [], []);
    expect(state.mempool.map(({ txId }) => txId)).toEqual(["bb", "cc", "dd"]);
    expect(state.view().locate("bb")).toBeUndefined();
    expect(state.view().locate("aa")).toMatchObject({ block: { number: 1 } });
  });

  it("forgets what was dropped and finds what came back", () => {
    const state = chainOf(["aa"], ["bb"], ["cc"]);
    reorg(state, ["bb"], ["cc"]);
    expect(state.mempool).toEqual([]);
    expect(state.view().locate("bb")).toBeUndefined();
    expect(state.view().locate("cc")).toMatchObject({ block: { number: 2 } });
    expect(state.executed(0, state.height)).toEqual(
      ["aa", "cc"].map((txId) => ({ txId, raw: rawOf(txId), succeeded: true })),
    );
  });

  it("links the new branch to the old chain, with other hashes", () => {
    const state = chainOf([], [], []);
    const before = state.blockAt(2);
    reorg(state, [], []);
    expect(state.blockAt(2)).toMatchObject({ parentHash: state.blockAt(1).hash });
    expect(state.blockAt(2).hash).not.toBe(before.hash);
    expect(state.view().blockByHash(before.hash)).toBeUndefined();
  });
});

describe("a view", () => {
  it("of a node that stands still knows nothing above it", () => {
    const state = chainOf(...Array.from({ length: 30 }, (_, index) => [`a${index}`]));
    const view = state.view(25);
    expect(view.latest.number).toBe(25);
    expect(view.finalized.number).toBe(7);
    expect(view.block(26)).toBeUndefined();
    expect(view.blockByHash(state.blockAt(26).hash)).toBeUndefined();
    expect(view.locate("a25")).toBeUndefined();
    expect(view.locate("a24")).toMatchObject({ block: { number: 25 } });
  });

  it("of a young chain finalizes its first block only", () => {
    expect(chainOf([], []).view().finalized.number).toBe(0);
  });
});
