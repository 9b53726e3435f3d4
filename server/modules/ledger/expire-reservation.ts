import type { TransactionContext } from "@/server/db/context";
import {
  type PostedTransfer,
  resolveReservation,
  type ResolveReservationInput,
} from "@/server/modules/ledger/internal";

/**
 * Sets the reserved amount free because its time is over. Throws `not_found`, `invalid_state` when the reservation is
 * still good, or was resolved in another way or by another reference.
 */
export function expireReservation(
  ctx: TransactionContext,
  input: ResolveReservationInput,
): Promise<PostedTransfer> {
  return resolveReservation(ctx, "expire", input);
}
