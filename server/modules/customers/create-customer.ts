import { authorize } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { customerEvent, emailHashOf, insertCustomer, toCustomer } from "@/server/modules/customers/internal";
import {
  createCustomerSchema,
  type CreateCustomerInput,
  type Customer,
} from "@/server/modules/customers/schema";

/**
 * Creates a customer; personal data is sealed. Throws `forbidden`, `validation_failed`, `conflict` when the e-mail
 * address is another customer's already.
 */
export async function createCustomer(outer: Context, body: CreateCustomerInput): Promise<Customer> {
  const merchantId = authorize(outer, "customers:write");
  const { email, name = null, phone = null, metadata } = parse(createCustomerSchema, body);
  return withTransaction(outer, async (ctx) => {
    const row = await insertCustomer(ctx, merchantId, { email, name, phone, metadata });
    if (!row) {
      const holder = await ctx.tx.customer.findFirst({
        where: { merchantId, mode: ctx.mode, emailHash: emailHashOf(merchantId, email) },
        select: { id: true },
      });
      const message = "Another customer has this e-mail address";
      throw new DomainError("conflict", message, {
        issues: [{ path: "email", message }],
        ...(holder ? { customer_id: holder.id } : {}),
      });
    }
    await recordAudit(ctx, { action: "customer.create", targetType: "customer", targetId: row.id });
    await appendEvents(ctx, [customerEvent("customer.created", row)]);
    return toCustomer(row);
  });
}
