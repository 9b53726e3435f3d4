import { authorize } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { networkForMode } from "@/server/config/networks";
import { time } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import { detectionLagSeconds } from "@/server/modules/chains/rules";

/** How well payments are being found, for the dashboard. */
export interface Detection {
  readonly network: string | null;
  readonly block_number: number | null;
  readonly scanned_at: string | null;
  /** 0 while detection keeps up. */
  readonly lag_seconds: number;
}

/** Where payment detection stands on the network of the context's mode. Throws `forbidden`. */
export async function getDetection(ctx: Context): Promise<Detection> {
  authorize(ctx, "payments:read");
  const network = networkForMode(ctx.mode)?.network ?? null;
  const status = network === null ? null : await getChainStatus(ctx, network);
  return {
    network,
    block_number: status?.head.number ?? null,
    scanned_at: status ? time(status.scannedAt) : null,
    lag_seconds: detectionLagSeconds(status, ctx.clock.now(), LIMITS.chain.frozenHeadSeconds),
  };
}
