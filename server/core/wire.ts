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
