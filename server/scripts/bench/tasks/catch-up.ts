import { systemContext } from "@/server/auth/authorize";
import { networkForMode } from "@/server/config/networks";
import { monotonicMilliseconds } from "@/server/core/clock";
import { invariant } from "@/server/core/invariant";
import { db } from "@/server/db/client";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { scanFinal } from "@/server/modules/deposits/scan-final";
import { median } from "@/server/scripts/bench/figures";
import { wirePorts } from "@/server/wiring";

const MEBIBYTE = 2 ** 20;

export interface CatchUp {
  /** Blocks per second until the head was searched and every payment confirmed. */
  readonly headSpeed: number;
  /** Blocks per second of the second reading, after that. */
  readonly finalSpeed: number;
  /** Resident memory of the watcher's process in MiB: the most of all ticks, and the medians of their thirds. */
  readonly memory: { readonly peak: number; readonly firstThird: number; readonly lastThird: number };
  /** Payments that were found and confirmed. */
  readonly confirmed: number;
}

/** Lets the watcher search everything that the chain has. The memory is that of a process which does nothing else. */
export async function catchUpTask(): Promise<CatchUp> {
  wirePorts();
  const settings = networkForMode("test");
  invariant(settings, "test mode has a network");
  const { network } = settings;
  const ctx = systemContext("bench", "test");
  const memory: number[] = [];
  const repeat = async (tick: () => Promise<{ behind: boolean; position: number }>): Promise<number> => {
    const startedAt = monotonicMilliseconds();
    const first = await tick();
    let last = first;
    while (last.behind) {
      last = await tick();
      memory.push(process.memoryUsage().rss / MEBIBYTE);
    }
    const seconds = (monotonicMilliseconds() - startedAt) / 1000;
    return (last.position - first.position) / seconds;
  };
  const headSpeed = await repeat(async () => {
    const { behind, head } = await scanChain(ctx, { network });
    await confirmDeposits(ctx, { network });
    return { behind, position: head };
  });
  const finalSpeed = await repeat(async () => {
    const { behind, final } = await scanFinal(ctx, { network });
    return { behind, position: final };
  });
  const third = Math.ceil(memory.length / 3);
  return {
    headSpeed,
    finalSpeed,
    memory: {
      peak: Math.max(...memory),
      firstThird: median(memory.slice(0, third)),
      lastThird: median(memory.slice(-third)),
    },
    confirmed: await db().payment.count({ where: { status: "confirmed" } }),
  };
}
