import type { Context } from "@/server/db/context";
import type { BlockRange } from "@/server/modules/chains/ports";
import { findDepositAddresses } from "@/server/modules/deposit-addresses/find-deposit-addresses";

/** For a reader: which recipients are ours on `network`. */
export function selectDepositAddresses(
  ctx: Context,
  network: string,
): NonNullable<BlockRange["selectRecipients"]> {
  return async (recipients) => new Set((await findDepositAddresses(ctx, network, [...recipients])).keys());
}
