import { instant } from "@/server/core/clock";
import { invalidField } from "@/server/core/errors";
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

export interface MetadataFilter {
  readonly metadata_key?: string | undefined;
  readonly metadata_value?: string | undefined;
}

/** Throws `validation_failed` for a value without its key: passed over, it would let every object through. */
export function checkMetadataFilter({ metadata_key: key, metadata_value: value }: MetadataFilter): void {
  if (key === undefined && value !== undefined) throw invalidField("metadata_value", "Needs metadata_key");
}

/** Prisma's filter on a `metadata` column for `metadataFields`. Throws `validation_failed`. */
export function metadataMatching(filter: MetadataFilter): { metadata?: Prisma.JsonFilter } {
  checkMetadataFilter(filter);
  const { metadata_key: key, metadata_value: value } = filter;
  if (key === undefined) return {};
  return {
    metadata: { path: [key], ...(value === undefined ? { not: Prisma.AnyNull } : { equals: value }) },
  };
}

/** A text for LIKE and `contains` whose wildcards stand for themselves. */
export const literalPattern = (text: string): string => text.replaceAll(/[\\%_]/g, "\\$&");
