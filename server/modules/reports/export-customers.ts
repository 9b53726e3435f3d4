import type { Context } from "@/server/db/context";
import { listCustomers } from "@/server/modules/customers/list-customers";
import type { Customer, ListCustomersInput } from "@/server/modules/customers/schema";
import { type Columns, csvOf, WHOLE_PAGES } from "@/server/modules/reports/internal";

const COLUMNS: Columns<Customer> = {
  id: ({ id }) => id,
  email: ({ email }) => email,
  name: ({ name }) => name,
  phone: ({ phone }) => phone,
  metadata: ({ metadata }) => JSON.stringify(metadata),
  created_at: ({ created_at }) => created_at,
};

/** The customers that a list of these filters has, as lines of CSV, oldest first. Throws `forbidden`, `validation_failed`. */
export async function exportCustomers(
  ctx: Context,
  filters: ListCustomersInput,
): Promise<AsyncIterable<string>> {
  return csvOf(COLUMNS, (cursor) => listCustomers(ctx, { ...filters, ...WHOLE_PAGES, cursor }));
}
