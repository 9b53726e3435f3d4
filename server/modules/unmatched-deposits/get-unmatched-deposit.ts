import { authorize } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { loadDeposit, toUnmatchedDeposit } from "@/server/modules/unmatched-deposits/internal";
import { type UnmatchedDeposit, unmatchedDepositIdSchema } from "@/server/modules/unmatched-deposits/schema";

/** One unmatched deposit by its payment's id, decided or not. Throws `forbidden`, `not_found`. */
export async function getUnmatchedDeposit(ctx: Context, input: { id: string }): Promise<UnmatchedDeposit> {
  const merchantId = authorize(ctx, "deposits:read");
  const { id } = parse(unmatchedDepositIdSchema, input);
  return toUnmatchedDeposit(await loadDeposit(ctx, merchantId, id));
}
