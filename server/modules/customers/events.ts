import { customerReferenceSchema } from "@/server/modules/customers/schema";

/** Everything that can be told about a customer. The payload names the customer and holds nothing personal. */
export const CUSTOMER_EVENTS = ["customer.created", "customer.updated", "customer.anonymised"] as const;

export const customerEventPayload = customerReferenceSchema;
