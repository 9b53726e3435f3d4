import { acceptInvitation } from "@/server/modules/members/accept-invitation";
import { getInvitation } from "@/server/modules/members/get-invitation";
import { acceptInvitationSchema, getInvitationSchema } from "@/server/modules/members/schema";
import { checkoutProcedure, router } from "@/server/trpc/init";

/** For whoever holds the token of a letter. */
export const publicInvitationsRouter = router({
  get: checkoutProcedure.input(getInvitationSchema).query(({ ctx, input }) => getInvitation(ctx, input)),
  accept: checkoutProcedure
    .input(acceptInvitationSchema)
    .mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
});
