import { authorize } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { merchantAccount } from "@/server/modules/ledger/rules";
import { loadDecidable, recordDecision } from "@/server/modules/unmatched-deposits/internal";
import {
  type KeepUnmatchedDepositInput,
  keepUnmatchedDepositSchema,
  type UnmatchedDeposit,
} from "@/server/modules/unmatched-deposits/schema";

/**
 * Makes unmatched money the merchant's own: unmatched → available, without a fee, since nothing was sold. Throws
 * `forbidden`, `validation_failed`, `not_found`, `invalid_state` (not final, or decided already), `version_mismatch`, `conflict`.
 */
export async function keepUnmatchedDeposit(
  outer: Context,
  { id, version, ...input }: KeepUnmatchedDepositInput,
): Promise<UnmatchedDeposit> {
  const merchantId = authorize(outer, "deposits:write");
  const { reason } = parse(keepUnmatchedDepositSchema, input);
  return withTransaction(outer, async (ctx) => {
    const row = await loadDecidable(ctx, merchantId, { id, version });
    const to = merchantAccount(merchantId, "available");
    return recordDecision(ctx, row, { outcome: "kept", reason, to });
  });
}
