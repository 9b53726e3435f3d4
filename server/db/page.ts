import type { Mode } from "@/server/core/actor";
import { instant } from "@/server/core/clock";
import { invalidField } from "@/server/core/errors";
import { parseAmount } from "@/server/core/money";
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

/** Prisma's filter on a column of USDT for `amountFields`. Throws `validation_failed`. */
export function amountBetween({
  amount_min: least,
  amount_max: most,
}: {
  amount_min?: string | undefined;
  amount_max?: string | undefined;
}): bigint | { gte?: bigint | undefined; lte?: bigint | undefined } {
  const minor = (text: string | undefined, path: string) =>
    text === undefined ? undefined : parseAmount(text, "USDT", path).minor;
  const [gte, lte] = [minor(least, "amount_min"), minor(most, "amount_max")];
  // One amount is read from its index in the order of the list.
  return gte !== undefined && gte === lte ? gte : { gte, lte };
}

interface Tenant {
  readonly merchantId: string;
  readonly mode: Mode;
}

/** Prisma's filter on the invoice of a row for `ofInvoiceFields` that are not its id. */
export function ofInvoice(
  { merchantId, mode }: Tenant,
  {
    customer_id: customerId,
    order_id: orderId,
  }: { customer_id?: string | undefined; order_id?: string | undefined },
): Prisma.InvoiceWhereInput | undefined {
  if (customerId === undefined && orderId === undefined) return undefined;
  return { merchantId, mode, customerId, orderId };
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
