import { z } from "zod";
import { idSchema, timeSchema } from "@/server/core/wire";

export const IDENTITY_PROVIDERS = ["google", "github"] as const;
export type IdentityProvider = (typeof IDENTITY_PROVIDERS)[number];

/** An account elsewhere that opens this person's account. */
export const identitySchema = z.object({
  id: idSchema("identity"),
  object: z.literal("identity"),
  provider: z.enum(IDENTITY_PROVIDERS),
  email: z.string().describe("As the provider had verified it when it was linked"),
  created_at: timeSchema,
  last_used_at: timeSchema.nullable(),
});
export type Identity = z.output<typeof identitySchema>;

/** What a provider says of somebody who has just signed in there. */
export const provenIdentitySchema = z.object({
  provider: z.enum(IDENTITY_PROVIDERS),
  subject: z.string().min(1).max(255),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254)
    .nullish()
    .transform((text) => text ?? null),
  email_verified: z.boolean(),
});
export type ProvenIdentity = z.input<typeof provenIdentitySchema>;

export const identityIdSchema = z.strictObject({ id: idSchema("identity") });
export type IdentityIdInput = z.input<typeof identityIdSchema>;
