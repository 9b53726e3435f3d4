import { authorizeSystem } from "@/server/auth/authorize";
import type { TransactionContext } from "@/server/db/context";
import type { PaymentRow } from "@/server/modules/payments/internal";

export interface FindMovingPaymentsInput {
  readonly network: string;
  /** The newest searched block. */
  readonly headNumber: number;
  readonly limit: number;
}

/**
 * Payments whose status is behind their confirmations, those in the oldest blocks first. The ones that only wait for
 * more blocks are left out here: any number of them may stand before one that is ready.
 */
export async function findMovingPayments(
  ctx: TransactionContext,
  { network, headNumber, limit }: FindMovingPaymentsInput,
): Promise<PaymentRow[]> {
  authorizeSystem(ctx);
  const moving = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM payments
    WHERE network = ${network} AND final_at IS NULL AND status IN ('detected', 'confirming')
      AND block_number <= ${headNumber} - CASE status WHEN 'detected' THEN 0 ELSE required_confirmations - 1 END
    ORDER BY block_number, id LIMIT ${limit}`;
  return ctx.tx.payment.findMany({
    where: { id: { in: moving.map(({ id }) => id) } },
    orderBy: [{ blockNumber: "asc" }, { id: "asc" }],
  });
}
