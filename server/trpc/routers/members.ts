import { inviteMember } from "@/server/modules/members/invite-member";
import { leaveMerchant } from "@/server/modules/members/leave-merchant";
import { listMembers } from "@/server/modules/members/list-members";
import { removeMember } from "@/server/modules/members/remove-member";
import { resendInvitation } from "@/server/modules/members/resend-invitation";
import { revokeInvitation } from "@/server/modules/members/revoke-invitation";
import {
  invitationIdSchema,
  inviteMemberSchema,
  removeMemberSchema,
  updateMemberSchema,
} from "@/server/modules/members/schema";
import { updateMember } from "@/server/modules/members/update-member";
import { merchantProcedure, router } from "@/server/trpc/init";

export const membersRouter = router({
  list: merchantProcedure.query(({ ctx }) => listMembers(ctx)),
  invite: merchantProcedure.input(inviteMemberSchema).mutation(({ ctx, input }) => inviteMember(ctx, input)),
  resendInvitation: merchantProcedure
    .input(invitationIdSchema)
    .mutation(({ ctx, input }) => resendInvitation(ctx, input)),
  revokeInvitation: merchantProcedure
    .input(invitationIdSchema)
    .mutation(({ ctx, input }) => revokeInvitation(ctx, input)),
  update: merchantProcedure.input(updateMemberSchema).mutation(({ ctx, input }) => updateMember(ctx, input)),
  remove: merchantProcedure.input(removeMemberSchema).mutation(({ ctx, input }) => removeMember(ctx, input)),
  leave: merchantProcedure.mutation(({ ctx }) => leaveMerchant(ctx)),
});
