import { z } from "zod";
import { PLATFORM_ROLES } from "@/server/core/actor";
import { idSchema, timeSchema } from "@/server/core/wire";
import { PASSWORD_LIMITS, passwordWeakness } from "@/server/modules/users/rules";

/** A person who can sign in. The password never leaves the module, not even as a hash. */
export const userSchema = z
  .object({
    id: idSchema("user"),
    object: z.literal("user"),
    email: z.string(),
    name: z.string(),
    email_verified: z.boolean(),
    platform_role: z.enum(PLATFORM_ROLES),
    created_at: timeSchema,
  })
  .meta({ id: "User" });

export type User = z.output<typeof userSchema>;

/** Sign-in names compare without case and surrounding space. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email("Must be an e-mail address").max(254));

export const createUserSchema = z
  .strictObject({
    email: emailSchema,
    name: z.string().trim().min(1).max(100),
    /** Whether it is known already that the address reaches this person. */
    email_verified: z.boolean().default(false),
    password: z
      .string()
      .max(PASSWORD_LIMITS.maximum, `Must have at most ${PASSWORD_LIMITS.maximum} characters`),
  })
  .superRefine(({ password, email }, issues) => {
    const weakness = passwordWeakness(password, email);
    if (weakness) issues.addIssue({ code: "custom", path: ["password"], message: weakness });
  });

export type CreateUserInput = z.input<typeof createUserSchema>;

export const grantPlatformRoleSchema = z.strictObject({
  user_id: idSchema("user"),
  platform_role: z.enum(PLATFORM_ROLES),
  reason: z.string().trim().min(1).max(500),
});

export type GrantPlatformRoleInput = z.input<typeof grantPlatformRoleSchema>;

/** Bounds only: what is wrong with a sign-in is never said field by field. */
export const authenticateUserSchema = z.object({
  email: z.string().trim().toLowerCase().max(254),
  password: z.string().max(PASSWORD_LIMITS.maximum),
  /** Of the second factor. */
  code: z.string().max(40).optional(),
});

export type AuthenticateUserInput = z.input<typeof authenticateUserSchema>;

const anyPassword = z
  .string()
  .max(PASSWORD_LIMITS.maximum, `Must have at most ${PASSWORD_LIMITS.maximum} characters`);

export const userIdSchema = z.strictObject({ user_id: idSchema("user") });
export type UserIdInput = z.input<typeof userIdSchema>;

export const emailInputSchema = z.strictObject({ email: emailSchema });
export type EmailInput = z.input<typeof emailInputSchema>;

export const tokenSchema = z.strictObject({ token: z.string().min(1).max(200) });
export type TokenInput = z.input<typeof tokenSchema>;

export const userLinkSchema = tokenSchema.extend({ purpose: z.enum(["verify_email", "reset_password"]) });
export type UserLinkInput = z.input<typeof userLinkSchema>;

/** Whether the password is strong enough is judged with the address that the link belongs to. */
export const resetPasswordSchema = tokenSchema.extend({ password: anyPassword });
export type ResetPasswordInput = z.input<typeof resetPasswordSchema>;

export const changePasswordSchema = z.strictObject({ current_password: anyPassword, password: anyPassword });
export type ChangePasswordInput = z.input<typeof changePasswordSchema>;

export const confirmIdentitySchema = z.strictObject({
  password: anyPassword,
  /** Of the second factor, where there is one. */
  code: z.string().max(40).optional(),
});
export type ConfirmIdentityInput = z.input<typeof confirmIdentitySchema>;
