import { fixedClock } from "@/server/core/clock";
import { parseTronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import { chainReaders } from "@/server/modules/chains/ports";
import { makeMerchant, makeSystem } from "@/server/testing/factories";
import { FakeChain } from "@/server/testing/fake-chain";

export const NETWORK = "tron-local";
export const MICRO = 1_000_000n;
const TOKEN = parseTronAddress("TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf");

export const clock = fixedClock("2026-01-01T00:01:00.000Z");

/** A chain of the test's own in place of the one test network, not looked at yet, and a merchant. What the chain before it left open is closed. */
export async function makeWatchedChain() {
  await db().payment.updateMany({ where: { finalAt: null }, data: { finalAt: clock.now() } });
  await db().chainCursor.deleteMany();
  await db().chainBlock.deleteMany();
  const chain = new FakeChain(NETWORK, TOKEN);
  chainReaders.provide(new Map([[NETWORK, chain]]));
  return { chain, system: makeSystem(clock), merchant: (await makeMerchant({}, clock)).ctx };
}

/** Waits until somebody in this test's database waits for a row or table lock. Fails after a few seconds. */
export async function somebodyWaits(): Promise<void> {
  for (let look = 0; look < 500; look += 1) {
    const waiting = await db().$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("Nobody waits for a lock");
}
