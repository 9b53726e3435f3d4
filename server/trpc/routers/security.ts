import { asSystem, authorizePerson } from "@/server/auth/authorize";
import { beginIdentityLink } from "@/server/modules/identities/begin-identity-link";
import { listIdentities } from "@/server/modules/identities/list-identities";
import { identityIdSchema } from "@/server/modules/identities/schema";
import { unlinkIdentity } from "@/server/modules/identities/unlink-identity";
import { beginPasskey } from "@/server/modules/passkeys/begin-passkey";
import { deletePasskey } from "@/server/modules/passkeys/delete-passkey";
import { listPasskeys } from "@/server/modules/passkeys/list-passkeys";
import { registerPasskey } from "@/server/modules/passkeys/register-passkey";
import { passkeyIdSchema, registerPasskeySchema } from "@/server/modules/passkeys/schema";
import { beginSecondFactor } from "@/server/modules/second-factors/begin-second-factor";
import { disableSecondFactor } from "@/server/modules/second-factors/disable-second-factor";
import { enableSecondFactor } from "@/server/modules/second-factors/enable-second-factor";
import { getSecondFactor } from "@/server/modules/second-factors/get-second-factor";
import { renewRecoveryCodes } from "@/server/modules/second-factors/renew-recovery-codes";
import { enableSecondFactorSchema } from "@/server/modules/second-factors/schema";
import { endOtherSessions } from "@/server/modules/sessions/end-other-sessions";
import { endSession } from "@/server/modules/sessions/end-session";
import { listSessions } from "@/server/modules/sessions/list-sessions";
import { sessionIdSchema } from "@/server/modules/sessions/schema";
import { changePassword } from "@/server/modules/users/change-password";
import { confirmIdentity } from "@/server/modules/users/confirm-identity";
import { requestEmailVerification } from "@/server/modules/users/request-email-verification";
import { changePasswordSchema, confirmIdentitySchema } from "@/server/modules/users/schema";
import { personalProcedure, router } from "@/server/trpc/init";

/** What protects a person's own account. */
export const securityRouter = router({
  sessions: personalProcedure.query(({ ctx }) => listSessions(ctx)),
  endSession: personalProcedure.input(sessionIdSchema).mutation(({ ctx, input }) => endSession(ctx, input)),
  endOtherSessions: personalProcedure.mutation(({ ctx }) => endOtherSessions(ctx)),
  confirm: personalProcedure
    .input(confirmIdentitySchema)
    .mutation(({ ctx, input }) => confirmIdentity(ctx, input)),
  changePassword: personalProcedure.input(changePasswordSchema).mutation(async ({ ctx, input }) => {
    const { session } = await changePassword(ctx, input);
    await ctx.keepSession?.({ userId: authorizePerson(ctx), sessionId: session });
  }),
  secondFactor: personalProcedure.query(({ ctx }) => getSecondFactor(ctx)),
  beginSecondFactor: personalProcedure.mutation(({ ctx }) => beginSecondFactor(ctx)),
  enableSecondFactor: personalProcedure.input(enableSecondFactorSchema).mutation(async ({ ctx, input }) => {
    const { session, ...codes } = await enableSecondFactor(ctx, input);
    await ctx.keepSession?.({ userId: authorizePerson(ctx), sessionId: session });
    return codes;
  }),
  disableSecondFactor: personalProcedure.mutation(({ ctx }) => disableSecondFactor(ctx)),
  renewRecoveryCodes: personalProcedure.mutation(({ ctx }) => renewRecoveryCodes(ctx)),
  identities: personalProcedure.query(({ ctx }) => listIdentities(ctx)),
  beginIdentityLink: personalProcedure.mutation(({ ctx }) => beginIdentityLink(ctx)),
  unlinkIdentity: personalProcedure
    .input(identityIdSchema)
    .mutation(({ ctx, input }) => unlinkIdentity(ctx, input)),
  passkeys: personalProcedure.query(({ ctx }) => listPasskeys(ctx)),
  beginPasskey: personalProcedure.mutation(({ ctx }) => beginPasskey(ctx)),
  registerPasskey: personalProcedure
    .input(registerPasskeySchema)
    .mutation(({ ctx, input }) => registerPasskey(ctx, input)),
  deletePasskey: personalProcedure
    .input(passkeyIdSchema)
    .mutation(({ ctx, input }) => deletePasskey(ctx, input)),
  resendVerification: personalProcedure.mutation(({ ctx }) =>
    requestEmailVerification(asSystem(ctx, "resend-verification"), { user_id: authorizePerson(ctx) }),
  ),
});
