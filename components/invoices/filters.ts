import {
  hrefWith,
  type ListPlace,
  param,
  parsePlace,
  type SearchParams,
} from "@/components/data/cursor-trail";
import { type DaySpan, parseDaySpan, toTimeFilters } from "@/components/data/day-span";
import { isId } from "@/server/core/ids";
import type { ListInvoicesInput } from "@/server/modules/invoices/schema";
import {
  INVOICE_EXCEPTIONS,
  INVOICE_STATUSES,
  type InvoiceException,
  type InvoiceStatus,
} from "@/server/modules/invoices/status";
import { amountBounds, amountConditions } from "./amount-range";

/** The slices that are always offered. */
export const INVOICE_TABS = ["all", "pending", "confirming", "paid", "attention", "expired"] as const;
/** These, and what only a search asks for. */
export const ANY_TAB = [...INVOICE_TABS, "cancelled"] as const;
export type InvoiceTab = (typeof ANY_TAB)[number];

/** What is unusual about an invoice, so that somebody should look at it. */
export type AttentionReason = Exclude<InvoiceException, "none">;

const isReason = (exception: InvoiceException): exception is AttentionReason => exception !== "none";

/** What the list shows. It lives in the URL, so that it can be shared and gone back to. */
export interface InvoiceFilters extends DaySpan {
  readonly tab: InvoiceTab;
  /** Of those that need attention, the ones for this reason. */
  readonly exception?: AttentionReason;
  /** Free text, an id, an address or a transaction. */
  readonly query?: string | undefined;
  readonly order?: string | undefined;
  /** An id, or words of name, e-mail address or phone number. */
  readonly customer?: string | undefined;
  readonly tx?: string | undefined;
  /** Comparisons with what is due in USDT, all of which hold: `>25 <=100`. */
  readonly amount?: string | undefined;
  readonly place: ListPlace;
}

/** Reads the page's address; whatever is not understood is left out. */
export function parseFilters(params: SearchParams): InvoiceFilters {
  const text = (name: string) => param(params, name)?.slice(0, 200);
  const tab = ANY_TAB.find((name) => name === param(params, "tab")) ?? "all";
  return {
    tab,
    exception:
      tab === "attention"
        ? INVOICE_EXCEPTIONS.filter(isReason).find((name) => name === param(params, "exception"))
        : undefined,
    query: text("query"),
    order: text("order")?.slice(0, 100),
    customer: text("customer"),
    tx: text("tx"),
    amount: amountConditions(param(params, "amount")),
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
  customer,
  tx,
  amount,
  from,
  to,
}: InvoiceFilters): Record<string, string | undefined> {
  return {
    tab: tab === "all" ? undefined : tab,
    exception: tab === "attention" ? exception : undefined,
    query,
    order,
    customer,
    tx,
    amount,
    from,
    to,
  };
}

/** The list's address after a change of filters; it starts again at the first page. */
export function filtersHref(filters: InvoiceFilters, change: Partial<InvoiceFilters>): string {
  return hrefWith("/invoices", filterParams({ ...filters, ...change }));
}

/** The list of saved views that these filters belong to. */
export const SAVED_VIEWS = { list: "invoices" } as const;

/** The filters as a saved view keeps them: the query of the list's address, always in the same order. */
export function queryOf(filters: InvoiceFilters): string {
  return filtersHref(filters, {}).split("?")[1] ?? "";
}

function isStatus(tab: InvoiceTab): tab is InvoiceTab & InvoiceStatus {
  return (INVOICE_STATUSES as readonly string[]).includes(tab);
}

export function toListInput({ place, ...filters }: InvoiceFilters): ListInvoicesInput {
  return { ...toConditions(filters), cursor: place.cursor, expand: ["customer"] };
}

/** The filters by the names that a download of the list takes. */
export function toExportFilters({ place: _, ...filters }: InvoiceFilters) {
  return toConditions(filters);
}

function toConditions({
  tab,
  exception,
  query,
  order,
  customer,
  tx,
  amount,
  ...span
}: Omit<InvoiceFilters, "place">) {
  const named = customer !== undefined && isId("customer", customer);
  return {
    status: isStatus(tab) ? tab : undefined,
    exception: tab === "attention" ? (exception ?? ("any" as const)) : undefined,
    query,
    order_id: order,
    customer_id: named ? customer : undefined,
    customer: named ? undefined : customer,
    tx_id: tx,
    ...amountBounds(amount),
    ...toTimeFilters(span),
  };
}
