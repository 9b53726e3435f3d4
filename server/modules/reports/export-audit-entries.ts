import type { Context } from "@/server/db/context";
import { listAuditEntries } from "@/server/modules/audit-entries/list-audit-entries";
import type { AuditEntry, ListAuditEntriesInput } from "@/server/modules/audit-entries/schema";
import { type Columns, csvOf, WHOLE_PAGES } from "@/server/modules/reports/internal";

const json = (value: unknown): string => (value === null ? "" : JSON.stringify(value));

const COLUMNS: Columns<AuditEntry> = {
  created_at: ({ created_at }) => created_at,
  actor_type: ({ actor }) => actor.type,
  actor: ({ actor }) => actor.name,
  action: ({ action }) => action,
  target_type: ({ target_type }) => target_type,
  target_id: ({ target_id }) => target_id,
  livemode: ({ livemode }) => livemode,
  reason: ({ reason }) => reason,
  before: ({ before }) => json(before),
  after: ({ after }) => json(after),
  request_id: ({ request_id }) => request_id,
  id: ({ id }) => id,
};

/** The audit entries that a list of these filters has, as lines of CSV, oldest first. Throws `forbidden`, `validation_failed`. */
export async function exportAuditEntries(
  ctx: Context,
  filters: ListAuditEntriesInput,
): Promise<AsyncIterable<string>> {
  return csvOf(COLUMNS, (cursor) => listAuditEntries(ctx, { ...filters, ...WHOLE_PAGES, cursor }));
}
