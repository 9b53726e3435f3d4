import { z } from "zod";
import { idSchema, timeSchema } from "@/server/core/wire";

/** Whether a person's sign-in asks for a code. */
export const secondFactorSchema = z.object({
  object: z.literal("second_factor"),
  enabled_at: timeSchema.nullable(),
  recovery_codes_left: z.int(),
});
export type SecondFactor = z.output<typeof secondFactorSchema>;

/** What an authenticator app is given, once. */
export interface BegunSecondFactor {
  readonly object: "begun_second_factor";
  /** Base32, to type in. */
  readonly secret: string;
  /** otpauth://…, to scan. */
  readonly uri: string;
}

/** The recovery codes, shown once. */
export interface RecoveryCodes {
  readonly object: "recovery_codes";
  readonly codes: readonly string[];
}

/** Six digits of the app, or a recovery code; spaces and dashes are for people. */
export const codeSchema = z
  .string()
  .max(40)
  .transform((text) => text.replaceAll(/[\s-]/g, "").toLowerCase());

export const enableSecondFactorSchema = z.strictObject({ code: codeSchema });
export type EnableSecondFactorInput = z.input<typeof enableSecondFactorSchema>;

export const requireSecondFactorSchema = z.strictObject({
  user_id: idSchema("user"),
  code: codeSchema.optional(),
});
export type RequireSecondFactorInput = z.input<typeof requireSecondFactorSchema>;
