import type { Mode } from "@/server/core/actor";
import { newId } from "@/server/core/ids";
import { invariant } from "@/server/core/invariant";
import type { Currency } from "@/server/core/money";
import type { TransactionContext } from "@/server/db/context";
import { refusingAsDomainError } from "@/server/modules/ledger/errors";
import { openAccounts } from "@/server/modules/ledger/open-accounts";
import { accountCode, type LedgerAccountName } from "@/server/modules/ledger/rules";

/** Moves `amount` minor units out of one account into another. */
export interface TransferLeg {
  readonly from: LedgerAccountName;
  readonly to: LedgerAccountName;
  readonly amount: bigint;
  readonly currency: Currency;
}

interface TransferWithLegs {
  readonly reference: string;
  readonly mode: Mode;
  readonly legs: readonly TransferLeg[];
}

/** A leg as the SQL functions read it. The amount is text, because JSON numbers end at 2⁵³ in JavaScript. */
interface WireLeg {
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly currency: Currency;
}

/** The legs of each transfer with account ids in place of names; opens the accounts that do not exist yet. */
export async function resolveLegs(
  ctx: TransactionContext,
  transfers: readonly TransferWithLegs[],
): Promise<WireLeg[][]> {
  const named = transfers.map(({ reference, mode, legs }) =>
    legs.map(({ from, to, amount, currency }) => ({
      from: { ...from, code: accountCode(from, reference), mode, currency },
      to: { ...to, code: accountCode(to, reference), mode, currency },
      amount: amount.toString(),
      currency,
    })),
  );
  const idOf = await openAccounts(
    ctx,
    named.flat().flatMap(({ from, to }) => [from, to]),
  );
  return named.map((legs) => legs.map((leg) => ({ ...leg, from: idOf(leg.from), to: idOf(leg.to) })));
}

/** One row of what the posting functions return; a transfer without legs has one row without an entry. */
export interface PostedRow {
  readonly transfer_id: string;
  readonly reference: string;
  readonly replayed: boolean;
  readonly account_id: string | null;
  readonly version: bigint | null;
  readonly amount: bigint | null;
  readonly balance_after: bigint | null;
}

interface PostedEntry {
  readonly accountId: string;
  /** The account's version after this entry: gapless from 1. */
  readonly version: bigint;
  readonly amount: bigint;
  readonly balanceAfter: bigint;
}

export interface PostedTransfer {
  readonly id: string;
  readonly reference: string;
  /** The reference had been posted before with the same content; this call had no effect. */
  readonly replayed: boolean;
  readonly entries: readonly PostedEntry[];
}

export function toPostedTransfers(rows: readonly PostedRow[]): PostedTransfer[] {
  const transfers = new Map<string, PostedTransfer & { entries: PostedEntry[] }>();
  for (const { transfer_id: id, reference, replayed, account_id, version, amount, balance_after } of rows) {
    const transfer = transfers.get(reference) ?? { id, reference, replayed, entries: [] };
    transfers.set(reference, transfer);
    if (account_id !== null && version !== null && amount !== null && balance_after !== null) {
      transfer.entries.push({ accountId: account_id, version, amount, balanceAfter: balance_after });
    }
  }
  return [...transfers.values()];
}

export interface ResolveReservationInput {
  /** The id that `reserveFunds` returned. */
  readonly reservationId: string;
  readonly mode: Mode;
  /** The resolution's own idempotency key. */
  readonly reference: string;
  readonly purpose: string;
}

/** Ends a reservation in one of the three ways; the first end is the only one. */
export async function resolveReservation(
  ctx: TransactionContext,
  outcome: "post" | "void" | "expire",
  { reservationId, mode, reference, purpose }: ResolveReservationInput,
): Promise<PostedTransfer> {
  const id = newId("ledgerTransfer", ctx.clock);
  const rows = await refusingAsDomainError(
    () => ctx.tx.$queryRaw<PostedRow[]>`
      SELECT * FROM ledger_resolve(${ctx.clock.now()}, ${id}, ${mode}::mode, ${reservationId},
        ${outcome}::ledger_transfer_type, ${reference}, ${purpose})`,
  );
  const [transfer] = toPostedTransfers(rows);
  invariant(transfer, "a resolution was made or found");
  return transfer;
}
