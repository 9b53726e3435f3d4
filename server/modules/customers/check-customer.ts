import type { AuthorizedMerchantId } from "@/server/core/actor";
import { invalidField } from "@/server/core/errors";
import type { TransactionContext } from "@/server/db/context";

/**
 * The id, if it is a customer of the tenant that was not deleted. For verbs that have authorised their caller. Throws
 * `validation_failed` at `customer_id`: the same for an unknown, a deleted and another tenant's customer.
 */
export async function checkCustomer(
  ctx: TransactionContext,
  merchantId: AuthorizedMerchantId,
  id: string,
): Promise<string> {
  const known = await ctx.tx.customer.findFirst({
    where: { id, merchantId, mode: ctx.mode, anonymisedAt: null },
    select: { id: true },
  });
  if (!known) throw invalidField("customer_id", `No such customer: ${id}`);
  return id;
}
