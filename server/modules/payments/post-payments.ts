import type { TransactionContext } from "@/server/db/context";
import { postTransfers } from "@/server/modules/ledger/post-transfers";
import { custodyAccount, merchantAccount, unmatchedAccount } from "@/server/modules/ledger/rules";
import type { PaymentRow } from "@/server/modules/payments/internal";

/**
 * Books confirmed payments: custody → the merchant's unapplied funds, or → unmatched money of the network. The reference
 * carries the version, so that a payment which is orphaned and confirmed again is booked again, and a replay is not.
 * Returns the ledger transfer of each payment.
 */
export async function postPayments(
  ctx: TransactionContext,
  rows: readonly PaymentRow[],
): Promise<ReadonlyMap<string, string>> {
  const byReference = new Map(rows.map((row) => [`payment:${row.id}:${row.version}`, row]));
  const posted = await postTransfers(
    ctx,
    [...byReference].map(([reference, row]) => ({
      reference,
      mode: row.mode,
      purpose: "payment.confirmed",
      legs: [
        {
          from: custodyAccount(row.network, "USDT"),
          to:
            row.disposition === "applied"
              ? merchantAccount(row.merchantId, "unapplied")
              : unmatchedAccount(row.network),
          amount: row.amountMinor,
          currency: "USDT" as const,
        },
      ],
    })),
  );
  return new Map(
    posted.flatMap(({ id, reference }) => {
      const row = byReference.get(reference);
      return row ? [[row.id, id] as const] : [];
    }),
  );
}
