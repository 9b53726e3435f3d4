import { type Actor, credentialOf, describeActor } from "@/server/core/actor";
import { instant } from "@/server/core/clock";
import { decodeCursor, type PageInput } from "@/server/core/pagination";
import { time } from "@/server/core/wire";
import type { AuditEntry as AuditEntryRow, Prisma } from "@/server/db/generated/client";
import type { Context } from "@/server/db/context";
import { nameCredentials } from "@/server/modules/api-keys/name-credentials";
import type { AuditEntry, AuditFilters } from "@/server/modules/audit-entries/schema";

/** One page of those that the filters find, with one row more to tell whether another page follows. */
export function auditPage(
  { action, target, created_after: from, created_before: to, ...page }: AuditFilters,
  more: readonly Prisma.AuditEntryWhereInput[],
) {
  return {
    take: page.limit + 1,
    orderBy: [{ occurredAt: page.order }, { id: page.order }],
    where: {
      ...(action && { action: { startsWith: action } }),
      ...(target && { targetId: target }),
      occurredAt: { gte: from && instant(from), lt: to && instant(to) },
      AND: [beyond(page), ...more],
    },
  } satisfies Prisma.AuditEntryFindManyArgs;
}

function beyond({ cursor, order }: PageInput): Prisma.AuditEntryWhereInput {
  if (cursor === undefined) return {};
  const { milliseconds, id } = decodeCursor(cursor);
  const at = instant(milliseconds);
  const after = order === "desc" ? "lt" : "gt";
  return { OR: [{ occurredAt: { [after]: at } }, { occurredAt: at, id: { [after]: id } }] };
}

/** Acts of people of this type whose address has this text, and of the key or partner with this id. */
export function byActor(text: string, people: readonly Actor["type"][]): Prisma.AuditEntryWhereInput {
  return {
    OR: [
      ...people.map((type) => ({
        actor: { path: ["type"], equals: type },
        AND: { actor: { path: ["email"], string_contains: text.toLowerCase() } },
      })),
      { actor: { path: ["apiKeyId"], equals: text } },
      { actor: { path: ["partnerId"], equals: text } },
    ],
  };
}

const actorOf = (row: AuditEntryRow): Actor => row.actor as unknown as Actor;

/** The names of the keys and partners that acted, by their id. */
export async function credentialNames(ctx: Context, rows: readonly AuditEntryRow[]): Promise<Names> {
  return nameCredentials(ctx, { ids: rows.flatMap((row) => credentialOf(actorOf(row)) ?? []) });
}

type Names = Readonly<Record<string, string>>;

/** As the merchant sees it, with the names of keys and partners. */
export function toAuditEntry(row: AuditEntryRow, names: Names): AuditEntry {
  const actor = actorOf(row);
  return {
    id: row.id,
    object: "audit_entry",
    livemode: row.mode === null ? null : row.mode === "live",
    actor: describeActor(actor),
    credential_name: names[credentialOf(actor) ?? ""] ?? null,
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
