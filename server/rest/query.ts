import { z } from "zod";
import { LIMITS } from "@/server/config/limits";
import { checkStorable } from "@/server/core/check-storable";
import { invalidField } from "@/server/core/errors";

/** The query as an object. A field given twice is refused: which one would count is anybody's guess. */
export function readQuery(url: string): Record<string, string> {
  const start = url.indexOf("?");
  if (start === -1) return {};
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    if (Object.hasOwn(fields, name)) throw invalidField(name, "Is given twice");
    fields[name] = value;
  }
  checkStorable(fields, LIMITS.jsonDepth);
  return fields;
}

/** A comma-separated list of `item`, such as `expand=payments,settlement`. */
export function commaList<S extends z.ZodType<unknown, string>>(item: S) {
  return z
    .string()
    .transform((text) => text.split(",").map((part) => part.trim()))
    .pipe(z.array(item).max(50));
}
