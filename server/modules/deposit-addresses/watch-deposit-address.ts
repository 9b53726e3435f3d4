import { LIMITS } from "@/server/config/limits";
import { addSeconds } from "@/server/core/clock";
import type { TransactionContext } from "@/server/db/context";

/** Keeps an invoice's address watched for as long after its new expiry as after any. */
export async function watchDepositAddress(
  ctx: TransactionContext,
  { invoiceId, invoiceExpiresAt }: { invoiceId: string; invoiceExpiresAt: Date },
): Promise<void> {
  await ctx.tx.depositAddress.updateMany({
    where: { invoiceId },
    data: { watchedUntil: addSeconds(invoiceExpiresAt, LIMITS.depositAddressWatchedSeconds) },
  });
}
