import type { Mode } from "@/server/core/actor";
import { newId } from "@/server/core/ids";
import { invariant } from "@/server/core/invariant";
import { prepared } from "@/server/db/direct-statements";
import type { TransactionContext } from "@/server/db/context";
import { refusingAsDomainError } from "@/server/modules/ledger/errors";
import {
  type PostedRow,
  type PostedTransfer,
  resolveLegs,
  toPostedTransfers,
  type TransferLeg,
} from "@/server/modules/ledger/internal";

export interface PostTransferInput {
  /** The transfer's idempotency key, unique for ever and across merchants and modes. */
  readonly reference: string;
  readonly mode: Mode;
  /** The fact that this books, such as `settlement.completed`. */
  readonly purpose: string;
  /** Applied in this order. Amounts are positive minor units. */
  readonly legs: readonly TransferLeg[];
}

/**
 * Posts transfers in the caller's transaction, all or nothing, in the order given. A reference that was posted before
 * returns the first transfer, marked as replayed. Locks the accounts until the transaction ends, so call it late. Throws
 * `insufficient_funds`, `ledger_reference_conflict`, `currency_mismatch`, `invalid_state` (a leg that moves nothing).
 */
export async function postTransfers(
  ctx: TransactionContext,
  transfers: readonly PostTransferInput[],
): Promise<PostedTransfer[]> {
  if (transfers.length === 0) return [];
  invariant(
    transfers.every(({ legs }) => legs.length > 0),
    "a transfer has a leg",
  );
  const legsOf = await resolveLegs(ctx, transfers);
  const rows = transfers.map(({ reference, mode, purpose }) => ({
    id: newId("ledgerTransfer", ctx.clock),
    mode,
    type: "transfer",
    reference,
    purpose,
    created_at: ctx.clock.now(),
  }));
  const legs = rows.flatMap(({ id }, index) => legsOf[index]?.map((leg) => ({ transfer_id: id, ...leg })));
  const posted = await refusingAsDomainError(() =>
    ctx.tx.$queryRaw<PostedRow[]>(prepared`
      SELECT * FROM ledger_post(
        ARRAY(SELECT t FROM jsonb_populate_recordset(NULL::ledger_transfers, ${JSON.stringify(rows)}::jsonb) t),
        ARRAY(SELECT l FROM jsonb_populate_recordset(NULL::ledger_leg, ${JSON.stringify(legs)}::jsonb) l))`),
  );
  return toPostedTransfers(posted);
}
