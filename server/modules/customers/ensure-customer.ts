import type { AuthorizedMerchantId } from "@/server/core/actor";
import { DomainError } from "@/server/core/errors";
import type { TransactionContext } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { customerEvent, emailHashOf, insertCustomer } from "@/server/modules/customers/internal";
import type { InlineCustomer } from "@/server/modules/customers/schema";

/**
 * The id of the customer with this e-mail address: the one that exists, unchanged, or a new one. For verbs that have
 * authorised their caller. Throws `conflict` when the address is changed away at the same moment.
 */
export async function ensureCustomer(
  ctx: TransactionContext,
  merchantId: AuthorizedMerchantId,
  { email, name, phone }: InlineCustomer,
): Promise<string> {
  const where = { merchantId, mode: ctx.mode, emailHash: emailHashOf(merchantId, email) };
  const known = await ctx.tx.customer.findFirst({ where, select: { id: true } });
  if (known) return known.id;
  const created = await insertCustomer(ctx, merchantId, {
    email,
    name: name ?? null,
    phone: phone ?? null,
    metadata: {},
  });
  if (created) {
    await appendEvents(ctx, [customerEvent("customer.created", created)]);
    return created.id;
  }
  const winner = await ctx.tx.customer.findFirst({ where, select: { id: true } });
  if (!winner) throw new DomainError("conflict", "The customer has changed in the meantime; try again");
  return winner.id;
}
