import { expect, it } from "vitest";
import { db } from "@/server/db/client";
import { chainReaders } from "@/server/modules/chains/ports";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { clock, makeWatchedChain, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { checkChains } from "@/server/modules/health/check-chains";
import { FakeChain } from "@/server/testing/fake-chain";

const network = { network: NETWORK };

/** A watcher that has searched 100 blocks of a chain, and another chain of that many blocks in its place. */
async function replaceChain(blocks: number) {
  const { chain, system } = await makeWatchedChain();
  await scanChain(system, network);
  chain.mine(100);
  await scanChain(system, network);
  await db().chainCursor.updateMany({
    data: { finalNumber: 90, finalTime: clock.now(), scannedAt: clock.now() },
  });
  const other = new FakeChain(NETWORK, chain.token);
  other.reorganise(18);
  other.mine(blocks - other.headNumber);
  chainReaders.provide(new Map([[NETWORK, other]]));
  const detail = async () => (await checkChains(system))[0]?.detail;
  return { chain, system, detail };
}

it("says in plain words that the chain is shorter than what was final, and what to do", async () => {
  const { system, detail } = await replaceChain(30);
  await expect(scanChain(system, network)).rejects.toMatchObject({
    code: "chain_unavailable",
    message: expect.stringContaining("ends at block 30, but this database has searched it up to block 118"),
  });
  expect(await detail()).toContain("The node is far behind, or the chain was replaced. Connect the node");
});

it("says so too when the other chain is longer", async () => {
  const { system, detail } = await replaceChain(300);
  await expect(scanChain(system, network)).rejects.toMatchObject({
    message: expect.stringContaining("no longer has block 90, which was final"),
  });
  expect(await detail()).toContain("The chain was replaced");
});

it("forgets it with the next good tick, and does not tell of a node that is a little behind", async () => {
  const { chain, system, detail } = await replaceChain(30);
  await expect(scanChain(system, network)).rejects.toThrow("was replaced");
  chainReaders.provide(new Map([[NETWORK, chain]]));
  await scanChain(system, network);
  expect(await detail()).not.toContain("replaced");
  chain.reorganise(20);
  const { latest } = await chain.heads();
  chain.heads = async () => ({ latest: { ...latest, number: 110 }, finalized: latest });
  await expect(scanChain(system, network)).rejects.toThrow("The node is behind what was already searched");
  expect(await detail()).not.toContain("replaced");
});
