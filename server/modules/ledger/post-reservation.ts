import type { TransactionContext } from "@/server/db/context";
import {
  type PostedTransfer,
  resolveReservation,
  type ResolveReservationInput,
} from "@/server/modules/ledger/internal";

/**
 * Moves the reserved amount to the account named when it was reserved. Throws `not_found`, `invalid_state` when the
 * reservation was resolved in another way or by another reference.
 */
export function postReservation(
  ctx: TransactionContext,
  input: ResolveReservationInput,
): Promise<PostedTransfer> {
  return resolveReservation(ctx, "post", input);
}
