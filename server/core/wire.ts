import { z } from "zod";
import { CURRENCIES, type Currency } from "@/server/core/money";
import { ID_PREFIXES, type IdKind, isId } from "@/server/core/ids";

/** Shapes that every public object shares. The wire shape is the only shape: REST, webhooks, tRPC and pages use it alike. */

export const currencySchema = z.enum(Object.keys(CURRENCIES) as [Currency, ...Currency[]]);

/** A decimal string such as "9.99". */
export const decimalSchema = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'Must be a decimal string such as "9.99"')
  .meta({ examples: ["9.99"] });

/** ISO 8601, UTC, milliseconds. There is no year 0, neither in history nor in PostgreSQL. */
export const timeSchema = z.iso
  .datetime()
  .refine((text) => !text.startsWith("0000-"), "Must be in the year 1 or later")
  .meta({ examples: ["2026-01-31T12:00:00.000Z"] });

export function idSchema(kind: IdKind) {
  return z
    .string()
    .refine((text) => isId(kind, text), `Must be an id that starts with ${ID_PREFIXES[kind]}_`)
    .meta({ examples: [`${ID_PREFIXES[kind]}_01jd3k7v5q8x2m4n6p9r0s1t2v`] });
}

export const metadataSchema = z.record(z.string(), z.string());

export const METADATA_LIMITS = { keys: 50, keyCharacters: 40, valueCharacters: 500 } as const;

const METADATA_BOUNDS = `Up to ${METADATA_LIMITS.keys} names of at most ${METADATA_LIMITS.keyCharacters} characters, each with a text of at most ${METADATA_LIMITS.valueCharacters}`;

/** What a caller may keep with an object: up to 50 keys of text. */
export const metadataInputSchema = z
  .record(
    z.string().min(1).max(METADATA_LIMITS.keyCharacters),
    z.string().max(METADATA_LIMITS.valueCharacters),
  )
  .refine(
    (value) => Object.keys(value).length <= METADATA_LIMITS.keys,
    `At most ${METADATA_LIMITS.keys} keys`,
  )
  .describe(METADATA_BOUNDS);

/** For a change, which keeps nothing of what was there. */
export const metadataChangeSchema = metadataInputSchema.describe(`Replaces all of it. ${METADATA_BOUNDS}`);

/** One line of text for people: not empty, no control characters. */
export function textSchema(maximumCharacters: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maximumCharacters)
    .refine((text) => !/\p{Cc}/u.test(text), "Must not have control characters");
}

/** An amount as a caller writes it: a plain decimal, not negative. Its precision depends on its currency. */
export const amountInputSchema = z
  .string()
  .regex(/^(0|[1-9]\d*)(\.\d+)?$/, 'Must be a decimal string such as "9.99"')
  .max(40)
  .meta({ examples: ["9.99"] });

/** A percentage with at most two decimals, as a decimal string. */
export const percentageInputSchema = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,2})?$/, 'Must be a percentage such as "19" or "7.50"')
  .meta({ examples: ["19.00"] });

/** One or several of a set, as `a,b` in a query or as a list. */
export function severalOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  type Value = Values[number];
  const list = z.preprocess(
    (value) => (typeof value === "string" ? value.split(",") : value),
    z.array(z.enum(values)).min(1).max(values.length),
  );
  return list.meta({ param: { style: "form", explode: false } }) as z.ZodType<
    Value[],
    string | readonly Value[]
  >;
}

/** Filters by the time of creation that lists share: from the first on, up to and without the second. */
export const createdFields = {
  created_after: timeSchema.optional().describe("Created at this time or later"),
  created_before: timeSchema.optional().describe("Created before this time"),
};

/** Filters by an amount of USDT that lists share, both bounds included. `field` is what is compared. */
export const amountFields = (field: string) => ({
  amount_min: amountInputSchema.optional().describe(`\`${field}\`, in USDT, is at least this`),
  amount_max: amountInputSchema.optional().describe(`\`${field}\`, in USDT, is at most this`),
});

/** Filters by the invoice that money belongs to. */
export const ofInvoiceFields = {
  invoice_id: idSchema("invoice").optional(),
  customer_id: idSchema("customer").optional().describe("Toward invoices of this customer"),
  order_id: z.string().max(100).optional().describe("Toward the invoice with this order id"),
};

/** Filters by what a caller keeps with the objects of a list. */
export const metadataFields = {
  metadata_key: z.string().min(1).max(METADATA_LIMITS.keyCharacters).optional().describe("Has this key"),
  metadata_value: z
    .string()
    .max(METADATA_LIMITS.valueCharacters)
    .optional()
    .describe("The value of `metadata_key`, which it needs"),
};

/** A page of objects, newest first unless asked otherwise. */
export function listOf<S extends z.ZodType>(item: S) {
  return z.object({
    object: z.literal("list"),
    data: z.array(item),
    has_more: z.boolean(),
    next_cursor: z.string().nullable(),
  });
}

export interface List<T> {
  object: "list";
  data: T[];
  has_more: boolean;
  next_cursor: string | null;
}

export function time(date: Date): string {
  return date.toISOString();
}

export function timeOrNull(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
