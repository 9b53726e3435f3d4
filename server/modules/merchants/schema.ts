import { z } from "zod";
import { PLATFORM_ROLES } from "@/server/core/actor";
import { idSchema, timeSchema } from "@/server/core/wire";

const ROLES = ["owner", "admin", "developer", "finance", "viewer"] as const;

/** A business as its members see it. */
export const merchantSchema = z
  .object({
    id: idSchema("merchant"),
    object: z.literal("merchant"),
    name: z.string(),
    fee_basis_points: z.int().describe("The platform's share of each settlement; 100 = 1 %"),
    confirmations_override: z.int().nullable().describe("Wins over the amount-based number of confirmations"),
    tolerance_basis_points: z.int(),
    late_policy: z.enum(["accept", "hold"]),
    version: z.int(),
    created_at: timeSchema,
  })
  .meta({ id: "Merchant" });

export type Merchant = z.output<typeof merchantSchema>;

export const createMerchantSchema = z.strictObject({
  name: z.string().trim().min(1, "Is required").max(100),
  owner_user_id: idSchema("user"),
});

export type CreateMerchantInput = z.input<typeof createMerchantSchema>;

/** One person's place in one merchant. */
export const membershipSchema = z
  .object({
    id: idSchema("member"),
    object: z.literal("membership"),
    role: z.enum(ROLES),
    user: z.object({
      id: idSchema("user"),
      email: z.string(),
      name: z.string(),
      platform_role: z.enum(PLATFORM_ROLES),
    }),
    merchant: z.object({ id: idSchema("merchant"), name: z.string() }),
    created_at: timeSchema,
  })
  .meta({ id: "Membership" });

export type Membership = z.output<typeof membershipSchema>;

export const listMembershipsSchema = z.strictObject({ user_id: z.string() });
export type ListMembershipsInput = z.input<typeof listMembershipsSchema>;
