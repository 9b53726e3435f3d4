import { authorize } from "@/server/auth/authorize";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { auditPage, byActor, credentialNames, toAuditEntry } from "@/server/modules/audit-entries/internal";
import {
  type AuditEntry,
  type ListAuditEntriesInput,
  listAuditEntriesSchema,
} from "@/server/modules/audit-entries/schema";

/** What was done in the merchant's two modes, newest first unless asked otherwise. An operator's address is not shown and cannot be searched for. Throws `forbidden`, `validation_failed`. */
export async function listAuditEntries(
  ctx: Context,
  input: ListAuditEntriesInput,
): Promise<List<AuditEntry>> {
  const merchantId = authorize(ctx, "audit_log:read");
  const filters = parse(listAuditEntriesSchema, input);
  const { actor } = filters;
  const rows = await reader(ctx).auditEntry.findMany(
    auditPage(filters, [{ merchantId }, actor ? byActor(actor, ["user"]) : {}]),
  );
  const names = await credentialNames(ctx, rows);
  return toList(
    rows.map((row) => ({ ...row, createdAt: row.occurredAt })),
    filters.limit,
    (row) => toAuditEntry(row, names),
  );
}
