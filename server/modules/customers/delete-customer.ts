import { authorize } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { customerEvent, loadChangeable, loadCustomer, toCustomer } from "@/server/modules/customers/internal";
import {
  type Customer,
  type DeleteCustomerInput,
  deleteCustomerSchema,
} from "@/server/modules/customers/schema";

/**
 * Anonymises a customer for ever: personal data, search hashes and metadata go, the id stays with its invoices. Again is
 * the same answer. Throws `forbidden`, `not_found`, `version_mismatch`, `conflict`.
 */
export async function deleteCustomer(outer: Context, input: DeleteCustomerInput): Promise<Customer> {
  const merchantId = authorize(outer, "customers:write");
  const { id, version } = parse(deleteCustomerSchema, input);
  return withTransaction(outer, async (ctx) => {
    const known = await loadCustomer(ctx, merchantId, id);
    if (known.anonymisedAt !== null) return toCustomer(known);
    const row = await loadChangeable(ctx, merchantId, { id, version });
    const now = ctx.clock.now();
    const [after] = await ctx.tx.customer.updateManyAndReturn({
      where: { id, merchantId, version: row.version },
      data: {
        personal: null,
        emailHash: null,
        searchTokens: [],
        metadata: {},
        anonymisedAt: now,
        version: row.version + 1,
        updatedAt: now,
      },
    });
    if (!after) throw new DomainError("conflict", "The customer has changed in the meantime");
    await recordAudit(ctx, { action: "customer.anonymise", targetType: "customer", targetId: id });
    await appendEvents(ctx, [customerEvent("customer.anonymised", after)]);
    return toCustomer(after);
  });
}
