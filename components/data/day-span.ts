import { param, type SearchParams } from "@/components/data/cursor-trail";
import { addSeconds, instant } from "@/server/core/clock";

/** Days as 2026-01-31, in UTC like every day of a report; both ends are included. */
export interface DaySpan {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_SECONDS = 24 * 60 * 60;

function day(params: SearchParams, name: string): string | undefined {
  const value = param(params, name);
  return value && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
}

function dayStart(text: string, days: number): string {
  return addSeconds(instant(`${text}T00:00:00.000Z`), days * DAY_SECONDS).toISOString();
}

/** Reads `from` and `to` of a page's address; what is no day is left out. */
export function parseDaySpan(params: SearchParams): DaySpan {
  return { from: day(params, "from"), to: day(params, "to") };
}

/** The span as the filters of a list: from the first moment of one day until before the day after the other. */
export function toTimeFilters({ from, to }: DaySpan) {
  return { created_after: from && dayStart(from, 0), created_before: to && dayStart(to, 1) };
}
