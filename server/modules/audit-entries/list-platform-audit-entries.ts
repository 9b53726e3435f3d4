import { authorizePlatform } from "@/server/auth/authorize";
import type { Actor } from "@/server/core/actor";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { auditPage, byActor, credentialNames, toAuditEntry } from "@/server/modules/audit-entries/internal";
import {
  type ListPlatformAuditEntriesInput,
  listPlatformAuditEntriesSchema,
  type PlatformAuditEntry,
} from "@/server/modules/audit-entries/schema";

/** What was done anywhere in the installation, for its operator: every merchant's entries and the platform's own, with the address of the operator who acted. Throws `forbidden`, `validation_failed`. */
export async function listPlatformAuditEntries(
  ctx: Context,
  input: ListPlatformAuditEntriesInput,
): Promise<List<PlatformAuditEntry>> {
  authorizePlatform(ctx, "platform:read");
  const { merchant, ...filters } = parse(listPlatformAuditEntriesSchema, input);
  const { actor } = filters;
  const rows = await reader(ctx).auditEntry.findMany(
    auditPage(filters, [
      merchant ? { merchantId: merchant } : {},
      actor ? byActor(actor, ["user", "operator"]) : {},
    ]),
  );
  const names = await credentialNames(ctx, rows);
  return toList(
    rows.map((row) => ({ ...row, createdAt: row.occurredAt })),
    filters.limit,
    (row) => {
      const entry = toAuditEntry(row, names);
      const by = row.actor as unknown as Actor;
      return {
        ...entry,
        merchant_id: row.merchantId,
        client_address: row.clientAddress,
        actor: by.type === "operator" ? { type: "user", name: by.email } : entry.actor,
      };
    },
  );
}
