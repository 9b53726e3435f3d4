import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import type { PaymentRow } from "@/server/modules/payments/internal";

export interface FindSolidPaymentsInput {
  readonly network: string;
  /** The newest block that can never leave the chain. */
  readonly finalNumber: number;
  readonly limit: number;
  /** Payments that are known already and wait for something else. */
  readonly except?: readonly string[];
}

export type SolidPayment = PaymentRow;

/**
 * Confirmed payments whose block is solid and that are not final yet, those in the oldest blocks first. Plain SQL:
 * Prisma casts the status in a way that keeps the planner from the index of open payments.
 */
export async function findSolidPayments(
  ctx: Context,
  { network, finalNumber, limit, except = [] }: FindSolidPaymentsInput,
): Promise<PaymentRow[]> {
  authorizeSystem(ctx);
  const solid = await reader(ctx).$queryRaw<{ id: string }[]>`
    SELECT id FROM payments
    WHERE network = ${network} AND final_at IS NULL AND status = 'confirmed' AND block_number <= ${finalNumber}
      AND id <> ALL(${[...except]})
    ORDER BY block_number, id LIMIT ${limit}`;
  return reader(ctx).payment.findMany({
    where: { id: { in: solid.map(({ id }) => id) } },
    orderBy: [{ blockNumber: "asc" }, { id: "asc" }],
  });
}
