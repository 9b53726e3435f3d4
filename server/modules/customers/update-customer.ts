import { authorize } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { invariant } from "@/server/core/invariant";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { isUniqueViolation } from "@/server/db/database-error";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import {
  customerEvent,
  loadChangeable,
  personalColumns,
  personalOf,
  toCustomer,
} from "@/server/modules/customers/internal";
import {
  type Customer,
  type UpdateCustomerInput,
  updateCustomerSchema,
} from "@/server/modules/customers/schema";

/**
 * Changes the named fields. The audit entry says which, not to what. Throws `forbidden`, `validation_failed`,
 * `not_found`, `invalid_state` (deleted), `version_mismatch`, `conflict` (changed meanwhile, or the e-mail address is
 * another customer's).
 */
export async function updateCustomer(outer: Context, input: UpdateCustomerInput): Promise<Customer> {
  const merchantId = authorize(outer, "customers:write");
  const { id, version, metadata, ...fields } = parse(updateCustomerSchema, input);
  try {
    return await withTransaction(outer, async (ctx) => {
      const row = await loadChangeable(ctx, merchantId, { id, version });
      const before = personalOf(row);
      invariant(before, "a customer who was not deleted has personal data");
      const personal = {
        email: fields.email ?? before.email,
        name: fields.name === undefined ? before.name : fields.name,
        phone: fields.phone === undefined ? before.phone : fields.phone,
      };
      const [after] = await ctx.tx.customer.updateManyAndReturn({
        where: { id, merchantId, version: row.version },
        data: {
          ...personalColumns(merchantId, personal),
          ...(metadata === undefined ? {} : { metadata }),
          version: row.version + 1,
          updatedAt: ctx.clock.now(),
        },
      });
      if (!after) throw new DomainError("conflict", "The customer has changed in the meantime");
      const changed = Object.entries({ ...fields, metadata }).flatMap(([name, value]) =>
        value === undefined ? [] : [name],
      );
      await recordAudit(ctx, {
        action: "customer.update",
        targetType: "customer",
        targetId: id,
        after: { changed },
      });
      await appendEvents(ctx, [customerEvent("customer.updated", after)]);
      return toCustomer(after);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const message = "Another customer has this e-mail address";
    throw new DomainError("conflict", message, { issues: [{ path: "email", message }] });
  }
}
