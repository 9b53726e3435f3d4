import type { Mode } from "@/server/core/actor";
import { newId } from "@/server/core/ids";
import { invariant } from "@/server/core/invariant";
import type { TransactionContext } from "@/server/db/context";
import { refusingAsDomainError } from "@/server/modules/ledger/errors";
import { resolveLegs, type TransferLeg } from "@/server/modules/ledger/internal";

export interface ReserveFundsInput extends TransferLeg {
  /** The reservation's idempotency key. */
  readonly reference: string;
  readonly mode: Mode;
  readonly purpose: string;
  /** From here on the reservation may be expired. It stands until somebody resolves it. */
  readonly expiresAt: Date;
}

export interface Reservation {
  readonly id: string;
  readonly replayed: boolean;
}

/**
 * Sets `amount` minor units aside in the `from` account: they stay in its balance and cannot be spent, until the
 * reservation is posted to the `to` account, voided or expired. Throws `insufficient_funds`, `ledger_reference_conflict`.
 */
export async function reserveFunds(ctx: TransactionContext, input: ReserveFundsInput): Promise<Reservation> {
  const { reference, mode, purpose, expiresAt } = input;
  const [[leg] = []] = await resolveLegs(ctx, [{ reference, mode, legs: [input] }]);
  invariant(leg, "one leg was resolved");
  const id = newId("ledgerTransfer", ctx.clock);
  const rows = await refusingAsDomainError(
    () => ctx.tx.$queryRaw<{ transfer_id: string; replayed: boolean }[]>`
      SELECT * FROM ledger_reserve(${ctx.clock.now()}, ${id}, ${mode}::mode, ${reference}, ${purpose},
        ${leg.from}, ${leg.to}, ${input.amount}, ${leg.currency}, ${expiresAt})`,
  );
  const row = rows[0];
  invariant(row, "a reservation was made or found");
  return { id: row.transfer_id, replayed: row.replayed };
}
