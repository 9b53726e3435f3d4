import { authorize } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { Prisma } from "@/server/db/generated/client";
import { reader } from "@/server/db/transaction";
import {
  INVOICE_EXCEPTIONS,
  INVOICE_STATUSES,
  type InvoiceException,
  type InvoiceStatus,
} from "@/server/modules/invoices/status";

type Unusual = Exclude<InvoiceException, "none">;
const UNUSUAL = INVOICE_EXCEPTIONS.filter((exception): exception is Unusual => exception !== "none");

/** Beyond so many it is not counted on: a figure above it says "more than these". */
const COUNTED = 10_000;

export interface InvoiceCounts {
  /** The highest figure that is exact. */
  readonly counted: number;
  readonly total: number;
  readonly byStatus: Readonly<Record<InvoiceStatus, number>>;
  readonly byException: Readonly<Record<Unusual, number>>;
  /** Invoices with any exception: underpaid, overpaid or late. */
  readonly needingAttention: number;
}

/**
 * How many invoices the merchant has in each status; whatever is above `counted` is `counted + 1`, so that counting costs
 * the same with a million invoices. Throws `forbidden`.
 */
export async function countInvoices(ctx: Context): Promise<InvoiceCounts> {
  const merchantId = authorize(ctx, "invoices:read");
  const count = (condition: Prisma.Sql) => Prisma.sql`(
    SELECT count(*)::int FROM (
      SELECT FROM invoices WHERE merchant_id = ${merchantId} AND mode = ${ctx.mode}::mode AND ${condition}
      LIMIT ${COUNTED + 1}
    ) AS counted)`;
  const statuses = INVOICE_STATUSES.map((status) => count(Prisma.sql`status = ${status}::invoice_status`));
  const exceptions = UNUSUAL.map((exception) =>
    count(Prisma.sql`exception <> 'none' AND exception = ${exception}::invoice_exception`),
  );
  const [row] = await reader(ctx).$queryRaw<{ counts: number[]; unusual: number[] }[]>`
    SELECT ARRAY[${Prisma.join(statuses)}] AS counts, ARRAY[${Prisma.join(exceptions)}] AS unusual`;
  const { counts, unusual } = row ?? { counts: [], unusual: [] };
  const sum = (parts: readonly number[]) =>
    Math.min(
      parts.reduce((all, one) => all + one, 0),
      COUNTED + 1,
    );
  return {
    counted: COUNTED,
    total: sum(counts),
    byStatus: Object.fromEntries(
      INVOICE_STATUSES.map((status, index) => [status, counts[index] ?? 0]),
    ) as Record<InvoiceStatus, number>,
    byException: Object.fromEntries(
      UNUSUAL.map((exception, index) => [exception, unusual[index] ?? 0]),
    ) as Record<Unusual, number>,
    needingAttention: sum(unusual),
  };
}
