import { z } from "zod";
import { decimalSchema } from "@/server/core/wire";

/** What can be found, in the order in which it is told. */
export const FOUND_KINDS = [
  "invoice",
  "payment",
  "customer",
  "settlement",
  "payment_link",
  "webhook_endpoint",
  "webhook_delivery",
  "event",
] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** One object that a text names, with as much of it as a person needs to recognise it. */
export const foundObjectSchema = z.object({
  object: z.enum(FOUND_KINDS),
  id: z.string(),
  title: z.string().nullable().describe("What people call it: an order id, a name, an address, an event"),
  detail: z.string().nullable().describe("A second line, such as an e-mail address"),
  amount: decimalSchema.nullable(),
  currency: z.string().nullable(),
  status: z.string().nullable(),
  shown_by: z
    .string()
    .nullable()
    .describe("The object whose page shows this one: a payment's invoice, a delivery's endpoint"),
});
export type FoundObject = z.output<typeof foundObjectSchema>;

export const findObjectsSchema = z.strictObject({ query: z.string().trim().min(1).max(200) });
export type FindObjectsInput = z.input<typeof findObjectsSchema>;
