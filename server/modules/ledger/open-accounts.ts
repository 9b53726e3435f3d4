import type { Mode } from "@/server/core/actor";
import { newId } from "@/server/core/ids";
import { invariant } from "@/server/core/invariant";
import type { Currency } from "@/server/core/money";
import type { TransactionContext } from "@/server/db/context";

export interface OpenAccountInput {
  readonly mode: Mode;
  readonly currency: Currency;
  /** The row's own code: for a hot account that of a shard (`accountCode`). */
  readonly code: string;
  readonly merchantId: string | null;
  readonly minBalance: bigint | null;
}

type AccountKey = Pick<OpenAccountInput, "mode" | "currency" | "code">;

/** Finds the id of an opened account. */
export type AccountIds = (account: AccountKey) => string;

const keyOf = ({ mode, currency, code }: AccountKey) => `${mode} ${currency} ${code}`;

/**
 * Makes sure that accounts exist and gives their ids, in one round trip. Idempotent: an account that exists stays as it
 * is, whoever opened it and with whatever minimum.
 */
export async function openAccounts(
  ctx: TransactionContext,
  accounts: readonly OpenAccountInput[],
): Promise<AccountIds> {
  const distinct = [...new Map(accounts.map((account) => [keyOf(account), account])).values()];
  const wanted = distinct.map(({ mode, currency, code, merchantId, minBalance }) => ({
    id: newId("ledgerAccount", ctx.clock),
    mode,
    currency,
    code,
    merchant_id: merchantId,
    min_balance: minBalance?.toString() ?? null,
  }));
  const rows = await ctx.tx.$queryRaw<({ id: string } & AccountKey)[]>`
    SELECT id, mode::text AS mode, currency, code FROM ledger_open_accounts(${ctx.clock.now()}, ${JSON.stringify(wanted)}::jsonb)`;
  const ids = new Map(rows.map((row) => [keyOf(row), row.id]));
  return (account) => {
    const id = ids.get(keyOf(account));
    invariant(id !== undefined, `the account ${keyOf(account)} was opened`);
    return id;
  };
}
