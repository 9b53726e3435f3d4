import { authorizeSystem } from "@/server/auth/authorize";
import { money, formatAmount } from "@/server/core/money";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { accountCodes, custodyAccount } from "@/server/modules/ledger/rules";
import type { Check } from "@/server/modules/reconciliations/rules";

export interface CustodyAmounts {
  /** Minor units that the ledger holds on the network: the custody shards, negated. */
  readonly ledger: bigint;
  /** Confirmed payments, applied and unmatched. */
  readonly confirmed: bigint;
  /** The part of them that is final. */
  readonly final: bigint;
  readonly addresses: number;
}

/**
 * What the ledger holds on a network beside the payments that were confirmed there, in one snapshot. Money leaves custody
 * by nothing else yet, so the two are equal to the unit. Throws `forbidden` for anybody but a job.
 */
export async function checkCustody(
  ctx: Context,
  { network }: { network: string },
): Promise<{ amounts: CustodyAmounts; check: Check }> {
  authorizeSystem(ctx);
  const codes = accountCodes(custodyAccount(network, "USDT"));
  const [row] = await reader(ctx).$queryRaw<CustodyAmounts[]>`
    SELECT (SELECT coalesce(-sum(balance), 0)::bigint FROM ledger_accounts WHERE currency = 'USDT' AND code = ANY (${codes})) AS ledger,
      coalesce(sum(amount_minor) FILTER (WHERE status = 'confirmed'), 0)::bigint AS confirmed,
      coalesce(sum(amount_minor) FILTER (WHERE status = 'confirmed' AND final_at IS NOT NULL), 0)::bigint AS final,
      count(DISTINCT to_address)::int AS addresses
    FROM payments WHERE network = ${network}`;
  const amounts = row ?? { ledger: 0n, confirmed: 0n, final: 0n, addresses: 0 };
  const ok = amounts.ledger === amounts.confirmed;
  const text = (minor: bigint): string => formatAmount(money(minor, "USDT"));
  const details = ok ? [] : [`ledger ${text(amounts.ledger)}, payments ${text(amounts.confirmed)} USDT`];
  return { amounts, check: { name: "custody_is_confirmed_payments", ok, details } };
}
