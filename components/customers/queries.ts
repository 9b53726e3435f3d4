import type { GetCustomerInput } from "@/server/modules/customers/schema";
import type { ListInvoicesInput } from "@/server/modules/invoices/schema";

/** The questions that the customer page asks, on the server and again in the browser. */
export function customerQuery(id: string): GetCustomerInput {
  return { id, expand: ["totals"] };
}

export function customerInvoicesQuery(id: string, cursor: string | undefined): ListInvoicesInput {
  return { customer_id: id, cursor, expand: ["customer"] };
}
