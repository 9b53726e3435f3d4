import { z } from "zod";
import { LIMITS } from "@/server/config/limits";
import { pageSchema } from "@/server/core/pagination";
import { idSchema, timeSchema } from "@/server/core/wire";
import { overlapSchema, scopesSchema } from "@/server/modules/api-keys/schema";

/** A partner as its merchant sees it. The secret is not part of it. */
export const partnerSchema = z
  .object({
    id: idSchema("partner").describe("Also the client id"),
    object: z.literal("partner"),
    livemode: z.boolean(),
    name: z.string(),
    last_four: z.string().describe("Of the client secret"),
    scopes: z.array(z.string()),
    status: z.enum(["active", "disabled"]),
    previous_secret_expires_at: timeSchema
      .nullable()
      .describe("Until then the secret before the roll works too"),
    last_used_at: timeSchema.nullable().describe("To the minute"),
    version: z.int(),
    created_at: timeSchema,
    updated_at: timeSchema,
  })
  .meta({ id: "Partner" });
export type Partner = z.output<typeof partnerSchema>;

/** The answer to a creation or a roll, and the only place where the secret ever appears. */
export const partnerWithSecretSchema = partnerSchema.extend({ client_secret: z.string() });
export type PartnerWithSecret = z.output<typeof partnerWithSecretSchema>;

const name = z.string().trim().min(1).max(LIMITS.partner.nameCharacters);

export const createPartnerSchema = z.strictObject({ name, scopes: scopesSchema });
export type CreatePartnerInput = z.input<typeof createPartnerSchema>;

export const updatePartnerSchema = z.strictObject({
  id: z.string(),
  version: z.int().optional().describe("Refuses the change when the partner has another version"),
  name: name.optional(),
  scopes: scopesSchema.optional(),
  status: z.enum(["active", "disabled"]).optional(),
});
export type UpdatePartnerInput = z.input<typeof updatePartnerSchema>;

export const rollPartnerSecretSchema = z.strictObject({ id: z.string(), overlap_seconds: overlapSchema });
export type RollPartnerSecretInput = z.input<typeof rollPartnerSecretSchema>;

export const listPartnersSchema = pageSchema;
export type ListPartnersInput = z.input<typeof listPartnersSchema>;

/** What a client proves itself with. */
export interface ClientCredentials {
  readonly client_id: string;
  readonly client_secret: string;
}

/** RFC 6749 section 5.1. */
export const accessTokenSchema = z
  .object({
    access_token: z.string().describe("Send it as Authorization: Bearer …"),
    token_type: z.literal("Bearer"),
    expires_in: z.int().describe("Seconds"),
    refresh_token: z.string().describe("Works once"),
    scope: z.string().describe("What the access token may do, words with a space between"),
  })
  .meta({ id: "AccessToken" });
export type AccessToken = z.output<typeof accessTokenSchema>;

/** RFC 7517: the keys with which access tokens can be verified. */
export const jwksSchema = z
  .object({
    keys: z.array(
      z.object({
        kty: z.literal("EC"),
        crv: z.literal("P-256"),
        x: z.string(),
        y: z.string(),
        kid: idSchema("tokenSigningKey"),
        use: z.literal("sig"),
        alg: z.literal("ES256"),
      }),
    ),
  })
  .meta({ id: "JsonWebKeySet" });
export type JsonWebKeySet = z.output<typeof jwksSchema>;
