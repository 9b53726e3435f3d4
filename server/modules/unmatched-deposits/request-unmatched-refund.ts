import { authorize } from "@/server/auth/authorize";
import { invalidField } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { parseTronAddress } from "@/server/core/tron-address";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { loadDecidable, recordDecision } from "@/server/modules/unmatched-deposits/internal";
import {
  type RequestUnmatchedRefundInput,
  requestUnmatchedRefundSchema,
  type UnmatchedDeposit,
} from "@/server/modules/unmatched-deposits/schema";

/**
 * Records the wish to send unmatched money back, with the address that the customer gave. Nothing is sent: the money
 * stays in `unmatched:<network>` until it is paid out. Throws `forbidden`, `validation_failed`, `not_found`,
 * `invalid_state` (not final, or decided already), `version_mismatch`, `conflict`.
 */
export async function requestUnmatchedRefund(
  outer: Context,
  { id, version, ...input }: RequestUnmatchedRefundInput,
): Promise<UnmatchedDeposit> {
  const merchantId = authorize(outer, "deposits:write");
  const { address, reason } = parse(requestUnmatchedRefundSchema, input);
  const refundAddress = parseTronAddress(address, "address");
  return withTransaction(outer, async (ctx) => {
    const row = await loadDecidable(ctx, merchantId, { id, version });
    if (refundAddress === row.toAddress)
      throw invalidField("address", "Is the address that the money arrived at");
    return recordDecision(ctx, row, { outcome: "refund_requested", reason, refundAddress });
  });
}
