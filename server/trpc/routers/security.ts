import { asSystem, authorizePerson } from "@/server/auth/authorize";
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
  resendVerification: personalProcedure.mutation(({ ctx }) =>
    requestEmailVerification(asSystem(ctx, "resend-verification"), { user_id: authorizePerson(ctx) }),
  ),
});
