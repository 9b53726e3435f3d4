import { authorize } from "@/server/auth/authorize";
import { type Actor, describeActor } from "@/server/core/actor";
import { instant } from "@/server/core/clock";
import { decodeCursor, type PageInput, toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import { type List, time } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import type { AuditEntry as AuditEntryRow, Prisma } from "@/server/db/generated/client";
import { reader } from "@/server/db/transaction";
import {
  type AuditEntry,
  type ListAuditEntriesInput,
  listAuditEntriesSchema,
} from "@/server/modules/audit-entries/schema";

/** What was done in the merchant's two modes, newest first unless asked otherwise. Throws `forbidden`, `validation_failed`. */
export async function listAuditEntries(
  ctx: Context,
  input: ListAuditEntriesInput,
): Promise<List<AuditEntry>> {
  const merchantId = authorize(ctx, "audit_log:read");
  const {
    actor,
    action,
    target,
    created_after: from,
    created_before: to,
    ...page
  } = parse(listAuditEntriesSchema, input);
  const rows = await reader(ctx).auditEntry.findMany({
    take: page.limit + 1,
    orderBy: [{ occurredAt: page.order }, { id: page.order }],
    where: {
      merchantId,
      ...(action && { action: { startsWith: action } }),
      ...(target && { targetId: target }),
      occurredAt: { gte: from && instant(from), lt: to && instant(to) },
      AND: [beyond(page), actor ? byActor(actor) : {}],
    },
  });
  return toList(
    rows.map((row) => ({ ...row, createdAt: row.occurredAt })),
    page.limit,
    toAuditEntry,
  );
}

function beyond({ cursor, order }: PageInput): Prisma.AuditEntryWhereInput {
  if (cursor === undefined) return {};
  const { milliseconds, id } = decodeCursor(cursor);
  const at = instant(milliseconds);
  const after = order === "desc" ? "lt" : "gt";
  return { OR: [{ occurredAt: { [after]: at } }, { occurredAt: at, id: { [after]: id } }] };
}

/** An operator's e-mail address cannot be searched for: it is not shown either. */
function byActor(text: string): Prisma.AuditEntryWhereInput {
  const person: Prisma.AuditEntryWhereInput = {
    actor: { path: ["type"], equals: "user" },
    AND: { actor: { path: ["email"], string_contains: text.toLowerCase() } },
  };
  return {
    OR: [
      person,
      { actor: { path: ["apiKeyId"], equals: text } },
      { actor: { path: ["partnerId"], equals: text } },
    ],
  };
}

function toAuditEntry(row: AuditEntryRow): AuditEntry {
  return {
    id: row.id,
    object: "audit_entry",
    livemode: row.mode === null ? null : row.mode === "live",
    actor: describeActor(row.actor as unknown as Actor),
    action: row.action,
    target_type: row.targetType,
    target_id: row.targetId,
    reason: row.reason,
    before: row.before as AuditEntry["before"],
    after: row.after as AuditEntry["after"],
    request_id: row.requestId,
    created_at: time(row.occurredAt),
  };
}
