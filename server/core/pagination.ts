import { z } from "zod";
import { invalidField } from "@/server/core/errors";
import type { List } from "@/server/core/wire";

export const PAGE_LIMIT = { default: 25, maximum: 100 } as const;

const wholeNumber = ({ code }: { code?: string }) =>
  code === "invalid_type" ? "Must be a whole number" : undefined;

/** How many a page holds. A query carries text: plain digits, and nothing else that JavaScript takes for a number. */
export const limitField = z
  .preprocess(
    (value) => (typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value),
    z.int({ error: wholeNumber }).min(1).max(PAGE_LIMIT.maximum),
  )
  .default(PAGE_LIMIT.default);

/** Query fields of every list. `cursor` is the `next_cursor` of the page before. */
export const pageSchema = z.object({
  limit: limitField,
  cursor: z.string().max(200).optional(),
  order: z.enum(["asc", "desc"]).default("desc"),
});

export type PageInput = z.output<typeof pageSchema>;

/** Rows sort by (createdAt, id); a cursor is the last row's pair, so that inserts never shift a page. */
interface SortKey {
  readonly createdAt: Date;
  readonly id: string;
}

export function encodeCursor({ createdAt, id }: SortKey): string {
  return toBase64Url(`${createdAt.getTime()}~${id}`);
}

function toBase64Url(text: string): string {
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Throws `validation_failed` at `cursor` for anything that `encodeCursor` did not make. */
export function decodeCursor(cursor: string): { milliseconds: number; id: string } {
  try {
    const text = atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
    const match = /^(\d{1,15})~([a-z]{3}_[0-9a-z]{26})$/.exec(text);
    if (match?.[1] && match[2]) return { milliseconds: Number(match[1]), id: match[2] };
  } catch {
    // Not base64: falls through to the one refusal.
  }
  throw invalidField("cursor", "Is not a cursor of this list");
}

/** Makes the page out of up to `limit + 1` rows. */
export function toList<Row extends SortKey, T>(
  rows: readonly Row[],
  limit: number,
  serialise: (row: Row) => T,
): List<T> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit;
  return {
    object: "list",
    data: page.map(serialise),
    has_more: hasMore,
    next_cursor: hasMore && last ? encodeCursor(last) : null,
  };
}
