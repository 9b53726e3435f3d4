import {
  hrefWith,
  type ListPlace,
  param,
  parsePlace,
  type SearchParams,
} from "@/components/data/cursor-trail";
import { type DaySpan, parseDaySpan, toTimeFilters } from "@/components/data/day-span";
import { amountBounds, amountConditions } from "@/components/invoices/amount-range";
import { isId } from "@/server/core/ids";
import { readTransactionId } from "@/server/core/transaction-id";

/** What a list of payments or settlements shows. It lives in the URL, so that it can be shared and gone back to. */
export interface MoneyFilters<Status extends string = string> extends DaySpan {
  readonly status?: Status | undefined;
  /** Of one invoice. */
  readonly order?: string | undefined;
  /** An id. */
  readonly invoice?: string | undefined;
  /** An id. */
  readonly customer?: string | undefined;
  /** Of payments alone. */
  readonly tx?: string | undefined;
  /** Comparisons with what came or was settled in USDT, all of which hold: `>25 <=100`. */
  readonly amount?: string | undefined;
  readonly place: ListPlace;
}

/** Reads the page's address; whatever is not understood is left out. */
export function parseMoneyFilters<Status extends string>(
  params: SearchParams,
  statuses: readonly Status[],
): MoneyFilters<Status> {
  const id = (name: "invoice" | "customer") => {
    const text = param(params, name) ?? "";
    return isId(name, text) ? text : undefined;
  };
  return {
    status: statuses.find((name) => name === param(params, "status")),
    order: param(params, "order")?.slice(0, 100),
    invoice: id("invoice"),
    customer: id("customer"),
    tx: readTransactionId(param(params, "tx") ?? ""),
    amount: amountConditions(param(params, "amount")),
    ...parseDaySpan(params),
    place: parsePlace(params),
  };
}

/** The filters as query parameters, without the place in the list. */
export function moneyParams({ place: _, ...filters }: MoneyFilters): Record<string, string | undefined> {
  return { ...filters };
}

export function isFiltered(filters: MoneyFilters): boolean {
  return Object.values(moneyParams(filters)).some(Boolean);
}

/** The list's address after a change of filters; it starts again at the first page. */
export function moneyHref(path: string, filters: MoneyFilters, change: Partial<MoneyFilters>): string {
  return hrefWith(path, moneyParams({ ...filters, ...change }));
}

/** The filters by the names that a download of settlements takes. */
export function toSettlementFilters<Status extends string>(filters: MoneyFilters<Status>) {
  const { status, order, invoice, customer, amount, from, to } = filters;
  return {
    status,
    order_id: order,
    invoice_id: invoice,
    customer_id: customer,
    ...amountBounds(amount),
    ...toTimeFilters({ from, to }),
  };
}

/** The filters by the names that a download of payments takes. */
export function toPaymentFilters<Status extends string>(filters: MoneyFilters<Status>) {
  return { ...toSettlementFilters(filters), tx_id: filters.tx };
}
