import { z } from "zod";
import { describedActorSchema } from "@/server/core/actor";
import { pageSchema } from "@/server/core/pagination";
import { createdFields, idSchema, timeSchema } from "@/server/core/wire";

const valuesSchema = z.record(z.string(), z.unknown()).nullable();

/** One act as the merchant's owners and admins see it. */
export const auditEntrySchema = z.object({
  id: idSchema("auditEntry"),
  object: z.literal("audit_entry"),
  livemode: z.boolean().nullable(),
  actor: describedActorSchema,
  credential_name: z.string().nullable().describe("Name of the API key or partner that acted"),
  action: z.string(),
  target_type: z.string(),
  target_id: z.string(),
  reason: z.string().nullable(),
  before: valuesSchema,
  after: valuesSchema,
  request_id: z.string(),
  created_at: timeSchema,
});

export type AuditEntry = z.output<typeof auditEntrySchema>;

const filter = z.string().trim().max(200).optional();

export const listAuditEntriesSchema = pageSchema.extend({
  actor: filter.describe("Part of an e-mail address, or the id of a key or partner"),
  action: filter.describe("The beginning of an action, such as `member.`"),
  target: filter.describe("The id of the object"),
  ...createdFields,
});

export type AuditFilters = z.output<typeof listAuditEntriesSchema>;
export type ListAuditEntriesInput = z.input<typeof listAuditEntriesSchema>;

/** One act as the platform's operator sees it. */
export interface PlatformAuditEntry extends AuditEntry {
  /** Null for what concerns a person or the platform. */
  readonly merchant_id: string | null;
  readonly client_address: string | null;
}

export const listPlatformAuditEntriesSchema = listAuditEntriesSchema.extend({
  merchant: filter.describe("The id of the merchant"),
});
export type ListPlatformAuditEntriesInput = z.input<typeof listPlatformAuditEntriesSchema>;
