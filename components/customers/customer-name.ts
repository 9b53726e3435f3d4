import type { Customer } from "@/server/modules/customers/schema";

/** How a customer is called in a list: by name, else by e-mail address. */
export function customerName(customer: Pick<Customer, "name" | "email"> | null | undefined): string {
  return customer?.name ?? customer?.email ?? "Deleted customer";
}
