import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { nameInvoices } from "@/server/modules/invoices/name-invoices";
import type { Named } from "@/server/modules/invoices/schema";
import { listPayments } from "@/server/modules/payments/list-payments";
import type { ListPaymentsInput, Payment } from "@/server/modules/payments/schema";

/** The merchant's payments as `list-payments` of payments has them, each with the name of its invoice. Throws `forbidden`, `validation_failed`. */
export async function listNamedPayments(
  ctx: Context,
  input: ListPaymentsInput,
): Promise<List<Named<Payment>>> {
  return nameInvoices(ctx, await listPayments(ctx, input));
}
