import {
  hrefWith,
  type ListPlace,
  param,
  parsePlace,
  type SearchParams,
} from "@/components/data/cursor-trail";
import { addSeconds, instant } from "@/server/core/clock";

/** What the log's page shows: all of it is in its address. */
export interface AuditFilters {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  /** Days as 2026-01-31, in UTC; both ends are included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly place: ListPlace;
}

export const AUDIT_LOG_PATH = "/settings/audit-log";
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_SECONDS = 24 * 60 * 60;

/** Reads the page's address; whatever is not understood is left out. */
export function parseAuditFilters(params: SearchParams): AuditFilters {
  const text = (name: string) => param(params, name)?.trim().slice(0, 200) || undefined;
  const day = (name: string) => {
    const value = param(params, name);
    return value && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
  };
  return {
    actor: text("actor"),
    action: text("action"),
    target: text("target"),
    from: day("from"),
    to: day("to"),
    place: parsePlace(params),
  };
}

/** The filters as query parameters, without the place in the list. */
export function auditParams({ place: _, ...filters }: AuditFilters): Record<string, string | undefined> {
  return filters;
}

/** The log's address after a change of filters; it starts again at the first page. */
export function auditHref(filters: AuditFilters, change: Partial<AuditFilters>): string {
  return hrefWith(AUDIT_LOG_PATH, auditParams({ ...filters, ...change }));
}

function dayStart(text: string, days: number): string {
  return addSeconds(instant(`${text}T00:00:00.000Z`), days * DAY_SECONDS).toISOString();
}

export function toAuditInput({ actor, action, target, from, to, place }: AuditFilters) {
  return {
    actor,
    action,
    target,
    created_after: from && dayStart(from, 0),
    created_before: to && dayStart(to, 1),
    cursor: place.cursor,
  };
}
