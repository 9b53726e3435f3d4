import type { TransactionContext } from "@/server/db/context";
import {
  type PostedTransfer,
  resolveReservation,
  type ResolveReservationInput,
} from "@/server/modules/ledger/internal";

/**
 * Sets the reserved amount free again. Throws `not_found`, `invalid_state` when the reservation was resolved in another
 * way or by another reference.
 */
export function voidReservation(
  ctx: TransactionContext,
  input: ResolveReservationInput,
): Promise<PostedTransfer> {
  return resolveReservation(ctx, "void", input);
}
