import { expect, it } from "vitest";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { makeWatchedChain, NETWORK } from "@/server/modules/deposits/testing/watched-chain";

it("finds its way back along a fork that is as long as the chain was without finality", async () => {
  const { chain, system } = await makeWatchedChain();
  const { finalized } = await chain.heads();
  chain.heads = async () => ({ latest: (await chain.header(chain.headNumber)) ?? finalized, finalized });
  await scanChain(system, { network: NETWORK });
  for (let tick = 0; tick < 3; tick += 1) {
    chain.mine(60);
    await scanChain(system, { network: NETWORK });
  }
  chain.reorganise(150);
  expect(await scanChain(system, { network: NETWORK })).toMatchObject({
    moved: true,
    final: finalized.number,
  });
});
