import type { Mode } from "@/server/core/actor";
import { newId } from "@/server/core/ids";
import type { TransactionContext } from "@/server/db/context";
import { refusingAsDomainError } from "@/server/modules/ledger/errors";
import { type PostedRow, type PostedTransfer, toPostedTransfers } from "@/server/modules/ledger/internal";

export interface ReverseTransferInput {
  readonly transferId: string;
  readonly mode: Mode;
  /** The reversal's own idempotency key. */
  readonly reference: string;
  readonly purpose: string;
}

/**
 * Undoes posted transfers exactly, leg by leg from the last to the first, each at most once. Throws `not_found`,
 * `invalid_state` (already reversed, or a reversal itself), `insufficient_funds` when the money has moved on.
 */
export async function reverseTransfers(
  ctx: TransactionContext,
  reversals: readonly ReverseTransferInput[],
): Promise<PostedTransfer[]> {
  if (reversals.length === 0) return [];
  const wire = reversals.map(({ transferId, mode, reference, purpose }) => ({
    id: newId("ledgerTransfer", ctx.clock),
    mode,
    transfer_id: transferId,
    reference,
    purpose,
  }));
  const rows = await refusingAsDomainError(
    () =>
      ctx.tx.$queryRaw<
        PostedRow[]
      >`SELECT * FROM ledger_reverse(${ctx.clock.now()}, ${JSON.stringify(wire)}::jsonb)`,
  );
  return toPostedTransfers(rows);
}
