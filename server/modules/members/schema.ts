import { z } from "zod";
import { idSchema, textSchema, timeSchema } from "@/server/core/wire";
import { ROLES } from "@/server/modules/merchants/schema";
import { PASSWORD_LIMITS } from "@/server/modules/users/rules";
import { emailSchema } from "@/server/modules/users/schema";

/** A person in the team of a merchant. */
export const memberSchema = z.object({
  id: idSchema("member"),
  object: z.literal("member"),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  version: z.int(),
  created_at: timeSchema,
});
export type Member = z.output<typeof memberSchema>;

/** A letter that was not answered yet. Its token is in the letter alone. */
export const invitationSchema = z.object({
  id: idSchema("invitation"),
  object: z.literal("invitation"),
  email: z.string(),
  role: z.enum(ROLES),
  invited_by: z.string(),
  expires_at: timeSchema,
  version: z.int(),
  created_at: timeSchema,
});
export type Invitation = z.output<typeof invitationSchema>;

export interface Team {
  readonly members: Member[];
  readonly invitations: Invitation[];
}

export const inviteMemberSchema = z.strictObject({ email: emailSchema, role: z.enum(ROLES) });
export type InviteMemberInput = z.input<typeof inviteMemberSchema>;

export const invitationIdSchema = z.strictObject({ id: idSchema("invitation") });
export type InvitationIdInput = z.input<typeof invitationIdSchema>;

export const updateMemberSchema = z.strictObject({
  id: idSchema("member"),
  role: z.enum(ROLES),
  version: z.int().describe("Refuses the change when the member has another version"),
});
export type UpdateMemberInput = z.input<typeof updateMemberSchema>;

export const removeMemberSchema = z.strictObject({ id: idSchema("member") });
export type RemoveMemberInput = z.input<typeof removeMemberSchema>;

/** What the holder of a token sees before they answer. */
export interface PublicInvitation {
  readonly merchant: { readonly id: string; readonly name: string };
  readonly email: string;
  readonly role: (typeof ROLES)[number];
  readonly invited_by: string;
  /** Whether the e-mail address belongs to an account already. */
  readonly has_account: boolean;
  /** Whether it went to the address of who is signed in; null where nobody is. */
  readonly is_yours: boolean | null;
}

export const invitationTokenSchema = z.object({
  id: z.string().max(100).describe("The token of the letter"),
});
/** For somebody whose address has no account. */
export const acceptAsNewPersonSchema = invitationTokenSchema
  .extend({ name: textSchema(100), password: z.string().max(PASSWORD_LIMITS.maximum) })
  .strict();

const signedIn = z.object({ user_id: idSchema("user").describe("Who is signed in, as the door says") });
export const getInvitationSchema = invitationTokenSchema.extend(signedIn.partial().shape);
export type GetInvitationInput = z.input<typeof getInvitationSchema>;
export const acceptInvitationSchema = z.union([
  invitationTokenSchema.extend(signedIn.shape).strict(),
  acceptAsNewPersonSchema,
]);
export type AcceptInvitationInput = z.input<typeof acceptInvitationSchema>;
