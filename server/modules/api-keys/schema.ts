import { z } from "zod";
import { API_KEY_SCOPES, type Permission } from "@/server/auth/permissions";
import { LIMITS } from "@/server/config/limits";
import { pageSchema } from "@/server/core/pagination";
import { idSchema, timeSchema } from "@/server/core/wire";

const scopes = API_KEY_SCOPES as [Permission, ...Permission[]];

/** An API key as its merchant sees it. The secret is not part of it. */
export const apiKeySchema = z
  .object({
    id: idSchema("apiKey"),
    object: z.literal("api_key"),
    livemode: z.boolean(),
    name: z.string(),
    last_four: z.string(),
    scopes: z.array(z.string()),
    status: z.enum(["active", "expired", "revoked"]),
    expires_at: timeSchema.nullable(),
    revoked_at: timeSchema.nullable(),
    last_used_at: timeSchema.nullable().describe("To the minute"),
    created_at: timeSchema,
  })
  .meta({ id: "ApiKey" });

export type ApiKey = z.output<typeof apiKeySchema>;

/** The answer to a creation, and the only place where the secret ever appears. */
export const newApiKeySchema = apiKeySchema
  .extend({ secret: z.string().describe("Shown once") })
  .meta({ id: "NewApiKey" });

export type NewApiKey = z.output<typeof newApiKeySchema>;

export const createApiKeySchema = z
  .strictObject({
    name: z.string().trim().min(1).max(LIMITS.apiKey.nameCharacters),
    scopes: z
      .array(z.enum(scopes))
      .min(1)
      .transform((chosen) => [...new Set(chosen)])
      .default([...scopes]),
    expires_at: timeSchema.optional(),
  })
  .meta({ id: "CreateApiKey" });

export type CreateApiKeyInput = z.input<typeof createApiKeySchema>;

export const listApiKeysSchema = pageSchema;
export type ListApiKeysInput = z.input<typeof listApiKeysSchema>;

export const revokeApiKeySchema = z.strictObject({ id: z.string() });
export type RevokeApiKeyInput = z.input<typeof revokeApiKeySchema>;
