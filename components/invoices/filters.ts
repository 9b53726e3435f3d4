import {
  hrefWith,
  type ListPlace,
  param,
  parsePlace,
  type SearchParams,
} from "@/components/data/cursor-trail";
import { type DaySpan, parseDaySpan, toTimeFilters } from "@/components/data/day-span";
import type { ListInvoicesInput } from "@/server/modules/invoices/schema";
import {
  INVOICE_EXCEPTIONS,
  INVOICE_STATUSES,
  type InvoiceException,
  type InvoiceStatus,
} from "@/server/modules/invoices/status";

export const INVOICE_TABS = ["all", "pending", "confirming", "paid", "attention", "expired"] as const;
export type InvoiceTab = (typeof INVOICE_TABS)[number];

/** What the list shows. It lives in the URL, so that it can be shared and gone back to. */
export interface InvoiceFilters extends DaySpan {
  readonly tab: InvoiceTab;
  /** Of those that need attention, the ones for this reason. */
  readonly exception?: InvoiceException;
  /** Free text, an id, an address or a transaction. */
  readonly query?: string;
  readonly order?: string;
  readonly place: ListPlace;
}

/** Reads the page's address; whatever is not understood is left out. */
export function parseFilters(params: SearchParams): InvoiceFilters {
  const tab = INVOICE_TABS.find((name) => name === param(params, "tab")) ?? "all";
  return {
    tab,
    exception:
      tab === "attention"
        ? INVOICE_EXCEPTIONS.find((name) => name === param(params, "exception"))
        : undefined,
    query: param(params, "query")?.slice(0, 200),
    order: param(params, "order")?.slice(0, 100),
    ...parseDaySpan(params),
    place: parsePlace(params),
  };
}

/** The filters as query parameters, without the place in the list. */
export function filterParams({
  tab,
  exception,
  query,
  order,
  from,
  to,
}: InvoiceFilters): Record<string, string | undefined> {
  return {
    tab: tab === "all" ? undefined : tab,
    exception: tab === "attention" ? exception : undefined,
    query,
    order,
    from,
    to,
  };
}

/** The list's address after a change of filters; it starts again at the first page. */
export function filtersHref(filters: InvoiceFilters, change: Partial<InvoiceFilters>): string {
  return hrefWith("/invoices", filterParams({ ...filters, ...change }));
}

function isStatus(tab: InvoiceTab): tab is InvoiceTab & InvoiceStatus {
  return (INVOICE_STATUSES as readonly string[]).includes(tab);
}

export function toListInput({
  tab,
  exception,
  query,
  order,
  place,
  ...span
}: InvoiceFilters): ListInvoicesInput {
  return {
    status: isStatus(tab) ? tab : undefined,
    exception: tab === "attention" ? (exception ?? "any") : undefined,
    query,
    order_id: order,
    ...toTimeFilters(span),
    cursor: place.cursor,
    expand: ["customer"],
  };
}

/** The filters by the names that a download of the list takes. */
export function toExportFilters(filters: InvoiceFilters): Record<string, string | undefined> {
  const { exception, query, order_id, created_after, created_before } = toListInput(filters);
  const status = isStatus(filters.tab) ? filters.tab : undefined;
  return { status, exception, query, order_id, created_after, created_before };
}

/** What was typed into the search box: words with a prefix become filters, the rest is free text. */
export function parseSearch(text: string): Pick<InvoiceFilters, "query" | "order"> & { tab?: InvoiceTab } {
  const rest: string[] = [];
  let order: string | undefined;
  let tab: InvoiceTab | undefined;
  for (const word of text.trim().split(/\s+/)) {
    const [, prefix, value] = /^(order|status|tx):(.+)$/i.exec(word) ?? [];
    if (prefix?.toLowerCase() === "order") order = value;
    else if (prefix?.toLowerCase() === "status")
      tab = INVOICE_TABS.find((name) => name === value?.toLowerCase());
    else rest.push(value ?? word);
  }
  return { query: rest.join(" ") || undefined, order, tab };
}
