import {
  hrefWith,
  type ListPlace,
  param,
  parsePlace,
  type SearchParams,
} from "@/components/data/cursor-trail";
import { type DaySpan, parseDaySpan, toTimeFilters } from "@/components/data/day-span";
import {
  type ListRequestLogsInput,
  REQUEST_METHODS,
  STATUS_CLASSES,
} from "@/server/modules/request-logs/schema";

export type StatusClass = (typeof STATUS_CLASSES)[number];
export type RequestMethod = (typeof REQUEST_METHODS)[number];

/** What the log shows. It lives in the URL, so that it can be shared and gone back to. */
export interface RequestLogFilters extends DaySpan {
  readonly status?: StatusClass | undefined;
  readonly method?: RequestMethod | undefined;
  /** A request id, a key's id, any request id with `request:` or an idempotency key with `key:` before it, or part of a path. */
  readonly query?: string | undefined;
  readonly place: ListPlace;
}

export const REQUEST_LOG_PATH = "/developers/request-log";

/** Reads the page's address; whatever is not understood is left out. */
export function parseRequestLogFilters(params: SearchParams): RequestLogFilters {
  return {
    status: STATUS_CLASSES.find((one) => one === param(params, "status")),
    method: REQUEST_METHODS.find((one) => one === param(params, "method")),
    query: param(params, "query")?.trim().slice(0, 200) || undefined,
    ...parseDaySpan(params),
    place: parsePlace(params),
  };
}

/** The filters as query parameters, without the place in the list. */
export function requestLogParams({
  place: _,
  ...filters
}: RequestLogFilters): Record<string, string | undefined> {
  return filters;
}

/** The log's address after a change of filters; it starts again at the first page. */
export function requestLogHref(filters: RequestLogFilters, change: Partial<RequestLogFilters>): string {
  return hrefWith(REQUEST_LOG_PATH, requestLogParams({ ...filters, ...change }));
}

/** What was typed, as the field that it means. */
function searchOf(query: string | undefined): Partial<ListRequestLogsInput> {
  if (query === undefined) return {};
  if (query.startsWith("/")) return { path: query };
  if (/^key_[0-9a-z]{26}$/.test(query)) return { client_id: query };
  const idempotencyKey = /^key:(.+)$/.exec(query)?.[1];
  if (idempotencyKey !== undefined) return { idempotency_key: idempotencyKey.trim() };
  const requestId = /^(?:request:(.+)|(req_.+))$/.exec(query);
  if (requestId) return { request_id: (requestId[1] ?? requestId[2] ?? "").trim().slice(0, 100) };
  return { path: query };
}

export function toRequestLogInput({
  status,
  method,
  query,
  place,
  ...span
}: RequestLogFilters): ListRequestLogsInput {
  return {
    status,
    method,
    ...searchOf(query),
    ...toTimeFilters(span),
    cursor: place.cursor,
  };
}
