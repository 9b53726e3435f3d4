/** The columns that can be shown beside amount and status, in their order. */
export const INVOICE_COLUMNS = [
  "description",
  "order",
  "customer",
  "due",
  "received",
  "created",
  "expires",
  "paid",
  "id",
] as const;
export type InvoiceColumn = (typeof INVOICE_COLUMNS)[number];

export const DEFAULT_COLUMNS: readonly InvoiceColumn[] = ["description", "order", "customer", "created"];

/** Remembers which columns this browser shows, so that the server draws the page with them. */
export const COLUMNS_COOKIE = "daric.invoice-columns";

const SEPARATOR = ".";

/** Reads the cookie; unknown columns are left out, and without a cookie it is the usual ones. */
export function parseColumns(cookie: string | undefined): readonly InvoiceColumn[] {
  const wanted = cookie?.split(SEPARATOR);
  return wanted ? INVOICE_COLUMNS.filter((column) => wanted.includes(column)) : DEFAULT_COLUMNS;
}

export function formatColumns(chosen: readonly InvoiceColumn[]): string {
  return chosen.join(SEPARATOR);
}
