import { acceptInvitation } from "@/server/modules/members/accept-invitation";
import { getInvitation } from "@/server/modules/members/get-invitation";
import { acceptAsNewPersonSchema, invitationTokenSchema } from "@/server/modules/members/schema";
import { checkoutProcedure, router, signedInProcedure } from "@/server/trpc/init";

/** For whoever holds the token of a letter. */
export const publicInvitationsRouter = router({
  get: checkoutProcedure.input(invitationTokenSchema).query(({ ctx, input }) => getInvitation(ctx, input)),
  accept: checkoutProcedure
    .input(acceptAsNewPersonSchema)
    .mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
  getSignedIn: signedInProcedure
    .input(invitationTokenSchema)
    .query(({ ctx, input }) => getInvitation(ctx, { ...input, user_id: ctx.userId })),
  acceptSignedIn: signedInProcedure
    .input(invitationTokenSchema)
    .mutation(({ ctx, input }) => acceptInvitation(ctx, { ...input, user_id: ctx.userId })),
});
