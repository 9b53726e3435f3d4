import { instant } from "@/server/core/clock";
import { decodeCursor, type PageInput } from "@/server/core/pagination";
import { Prisma } from "@/server/db/generated/client";

/** Prisma arguments for one page sorted by (createdAt, id), with one row more to tell whether another page follows. */
export function pageArguments({ limit, cursor, order }: PageInput) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const beyond = order === "desc" ? "lt" : "gt";
  const at = after && instant(after.milliseconds);
  return {
    take: limit + 1,
    orderBy: [{ createdAt: order }, { id: order }],
    // The first condition tells an index where to begin; the OR alone would not.
    where:
      after && at
        ? {
            createdAt: { [`${beyond}e`]: at },
            OR: [{ createdAt: { [beyond]: at } }, { id: { [beyond]: after.id } }],
          }
        : {},
  };
}

/** Prisma's filter on `createdAt` for `createdFields`. */
export function createdBetween({
  created_after: from,
  created_before: to,
}: {
  created_after?: string | undefined;
  created_before?: string | undefined;
}) {
  return {
    gte: from === undefined ? undefined : instant(from),
    lt: to === undefined ? undefined : instant(to),
  };
}

/** Prisma's filter on a `metadata` column for `metadataFields`. */
export function metadataMatching({
  metadata_key: key,
  metadata_value: value,
}: {
  metadata_key?: string | undefined;
  metadata_value?: string | undefined;
}): { metadata?: Prisma.JsonFilter } {
  if (key === undefined) return {};
  return {
    metadata: { path: [key], ...(value === undefined ? { not: Prisma.AnyNull } : { equals: value }) },
  };
}

/** A text for LIKE and `contains` whose wildcards stand for themselves. */
export const literalPattern = (text: string): string => text.replaceAll(/[\\%_]/g, "\\$&");
