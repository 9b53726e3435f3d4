import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import type { PaymentRow } from "@/server/modules/payments/internal";

export interface FindOrphanedPaymentsInput {
  readonly network: string;
  /** The block they were in was made before this. */
  readonly before: Date;
  /** The last id of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

export type OrphanedPayment = PaymentRow;

/** Payments whose block left the chain, by id. */
export async function findOrphanedPayments(
  ctx: Context,
  { network, before, after, limit }: FindOrphanedPaymentsInput,
): Promise<OrphanedPayment[]> {
  authorizeSystem(ctx);
  const orphaned = await reader(ctx).$queryRaw<{ id: string }[]>`
    SELECT id FROM payments
    WHERE network = ${network} AND final_at IS NULL AND status = 'orphaned' AND block_time < ${before}
      AND id > ${after ?? ""}
    ORDER BY id LIMIT ${limit}`;
  return reader(ctx).payment.findMany({
    where: { id: { in: orphaned.map(({ id }) => id) } },
    orderBy: { id: "asc" },
  });
}
