import { z } from "zod";
import { API_KEY_SCOPES, type Permission } from "@/server/auth/permissions";
import { LIMITS } from "@/server/config/limits";
import { pageSchema } from "@/server/core/pagination";
import { idSchema, timeSchema } from "@/server/core/wire";
import { toNetwork } from "@/server/modules/api-keys/rules";

/** `off`: signatures are not looked at. `optional`: one that is sent must be right. `required`: nothing goes without. */
export const REQUEST_SIGNING = ["off", "optional", "required"] as const;

/** An API key as its merchant sees it. Its secrets are not part of it. */
export const apiKeySchema = z
  .object({
    id: idSchema("apiKey"),
    object: z.literal("api_key"),
    livemode: z.boolean(),
    name: z.string(),
    last_four: z.string(),
    scopes: z.array(z.string()),
    allowed_addresses: z
      .array(z.string())
      .describe("Networks (CIDR) from which the key may be used; empty means from anywhere"),
    request_signing: z.enum(REQUEST_SIGNING),
    status: z.enum(["active", "expired", "revoked"]),
    expires_at: timeSchema.nullable(),
    previous_secret_expires_at: timeSchema
      .nullable()
      .describe("Until then the secret before the roll works too"),
    revoked_at: timeSchema.nullable(),
    last_used_at: timeSchema.nullable().describe("To the minute"),
    version: z.int(),
    created_at: timeSchema,
    updated_at: timeSchema,
  })
  .meta({ id: "ApiKey" });

export type ApiKey = z.output<typeof apiKeySchema>;

const signingSecret = z
  .string()
  .nullable()
  .describe("Key of the request signatures, shown once; null when none was made");

/** The answer to a creation or a roll, and the only place where the secret ever appears. */
export const newApiKeySchema = apiKeySchema
  .extend({ secret: z.string().describe("Shown once"), signing_secret: signingSecret })
  .meta({ id: "NewApiKey" });

export type NewApiKey = z.output<typeof newApiKeySchema>;

/** The answer to a change: it may have switched request signing on. */
export const changedApiKeySchema = apiKeySchema.extend({ signing_secret: signingSecret });

export type ChangedApiKey = z.output<typeof changedApiKeySchema>;

const name = z.string().trim().min(1).max(LIMITS.apiKey.nameCharacters);

/** A set of what API keys and partners may be allowed. */
export const scopesSchema = z
  .array(z.enum(API_KEY_SCOPES as [Permission, ...Permission[]]))
  .min(1)
  .transform((chosen) => [...new Set(chosen)]);

const allowedAddresses = z
  .array(
    z.string().transform((text, issues) => {
      const network = toNetwork(text);
      if (network !== null) return network;
      issues.addIssue("Must be an IPv4 or IPv6 address, or a network such as 203.0.113.0/24");
      return z.NEVER;
    }),
  )
  .max(LIMITS.apiKey.allowedAddresses)
  .transform((networks) => [...new Set(networks)]);

export const createApiKeySchema = z
  .strictObject({
    name,
    scopes: scopesSchema.default([...API_KEY_SCOPES]),
    allowed_addresses: allowedAddresses.default([]),
    request_signing: z.enum(REQUEST_SIGNING).default("off"),
    expires_at: timeSchema.nullable().default(null),
  })
  .meta({ id: "CreateApiKey" });

export type CreateApiKeyInput = z.input<typeof createApiKeySchema>;

export const updateApiKeySchema = z.strictObject({
  id: z.string(),
  version: z.int().optional().describe("Refuses the change when the key has another version"),
  name: name.optional(),
  scopes: scopesSchema.optional(),
  allowed_addresses: allowedAddresses.optional(),
  request_signing: z.enum(REQUEST_SIGNING).optional(),
  expires_at: timeSchema.nullable().optional(),
});
export type UpdateApiKeyInput = z.input<typeof updateApiKeySchema>;

/** How long an old secret works beside a new one; 0 ends it at once. */
export const overlapSchema = z.int().min(0).max(LIMITS.apiKey.overlapSecondsMaximum);

export const rollApiKeySchema = z.strictObject({ id: z.string(), overlap_seconds: overlapSchema });
export type RollApiKeyInput = z.input<typeof rollApiKeySchema>;

export const listApiKeysSchema = pageSchema;
export type ListApiKeysInput = z.input<typeof listApiKeysSchema>;

export const revokeApiKeySchema = z.strictObject({ id: z.string() });
export type RevokeApiKeyInput = z.input<typeof revokeApiKeySchema>;

export const nameCredentialsSchema = z.strictObject({
  ids: z
    .array(z.string().max(40))
    .max(LIMITS.projection.batch)
    .transform((ids) => [...new Set(ids)]),
});
export type NameCredentialsInput = z.input<typeof nameCredentialsSchema>;
