import {
  hrefWith,
  type ListPlace,
  param,
  parsePlace,
  type SearchParams,
} from "@/components/data/cursor-trail";
import { type DaySpan, parseDaySpan, toTimeFilters } from "@/components/data/day-span";

/** What the log's page shows: all of it is in its address. */
export interface AuditFilters extends DaySpan {
  /** On the operator's page alone: the id of one merchant. */
  readonly merchant?: string | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly place: ListPlace;
}

export const AUDIT_LOG_PATH = "/settings/audit-log";
export const PLATFORM_AUDIT_LOG_PATH = "/admin/audit-log";

/** Reads the page's address; whatever is not understood is left out. */
export function parseAuditFilters(params: SearchParams): AuditFilters {
  const text = (name: string) => param(params, name)?.trim().slice(0, 200) || undefined;
  return {
    actor: text("actor"),
    action: text("action"),
    target: text("target"),
    ...parseDaySpan(params),
    place: parsePlace(params),
  };
}

/** The filters as query parameters, without the place in the list. */
export function auditParams({ place: _, ...filters }: AuditFilters): Record<string, string | undefined> {
  return filters;
}

/** The address of a log's page after a change of filters; it starts again at the first page. */
export function auditHref(path: string, filters: AuditFilters, change: Partial<AuditFilters>): string {
  return hrefWith(path, auditParams({ ...filters, ...change }));
}

export function toAuditInput({ actor, action, target, place, ...span }: AuditFilters) {
  return {
    actor,
    action,
    target,
    ...toTimeFilters(span),
    cursor: place.cursor,
  };
}

/** The filters of the operator's page. */
export function parsePlatformAuditFilters(params: SearchParams): AuditFilters {
  return {
    ...parseAuditFilters(params),
    merchant: param(params, "merchant")?.trim().slice(0, 200) || undefined,
  };
}

export function toPlatformAuditInput(filters: AuditFilters) {
  return { ...toAuditInput(filters), merchant: filters.merchant };
}
