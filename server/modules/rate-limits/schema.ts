import { z } from "zod";
import { idSchema } from "@/server/core/wire";

const quotaSchema = z.int().min(1).max(10_000_000);

const quotasSchema = z.strictObject({
  invoices_per_hour: quotaSchema.nullable(),
  reads_per_hour: quotaSchema.nullable(),
  writes_per_hour: quotaSchema.nullable(),
});

/** The quotas of each key of a merchant, or of one key. Null: not set here. `effective`: what holds, null without a limit. */
export const rateLimitsSchema = quotasSchema
  .extend({ object: z.literal("rate_limits"), effective: quotasSchema })
  .meta({ id: "RateLimits" });

export type RateLimits = z.output<typeof rateLimitsSchema>;

export const keyRateLimitsSchema = z.strictObject({ api_key_id: idSchema("apiKey") });
export type KeyRateLimitsInput = z.input<typeof keyRateLimitsSchema>;

export const updateKeyRateLimitsSchema = quotasSchema.extend({ api_key_id: idSchema("apiKey") });
export type UpdateKeyRateLimitsInput = z.input<typeof updateKeyRateLimitsSchema>;

export const merchantRateLimitsSchema = z.strictObject({ merchant_id: idSchema("merchant") });
export type MerchantRateLimitsInput = z.input<typeof merchantRateLimitsSchema>;

export const updateMerchantRateLimitsSchema = quotasSchema.extend({ merchant_id: idSchema("merchant") });
export type UpdateMerchantRateLimitsInput = z.input<typeof updateMerchantRateLimitsSchema>;
