import { createAccount } from "@/server/modules/accounts/create-account";
import { createAccountSchema } from "@/server/modules/accounts/schema";
import { openFirstMerchant } from "@/server/modules/merchants/open-first-merchant";
import { openMerchantSchema } from "@/server/modules/merchants/schema";
import { beginPasskeySignIn } from "@/server/modules/passkeys/begin-passkey-sign-in";
import { getUserLink } from "@/server/modules/users/get-user-link";
import { requestPasswordReset } from "@/server/modules/users/request-password-reset";
import { resetPassword } from "@/server/modules/users/reset-password";
import {
  emailInputSchema,
  resetPasswordSchema,
  tokenSchema,
  userLinkSchema,
} from "@/server/modules/users/schema";
import { verifyEmail } from "@/server/modules/users/verify-email";
import { accountProcedure, router, signedInProcedure } from "@/server/trpc/init";

/** What the pages before a sign-in ask for: whoever comes may. */
export const accountsRouter = router({
  create: accountProcedure.input(createAccountSchema).mutation(({ ctx, input }) => createAccount(ctx, input)),
  beginPasskeySignIn: accountProcedure.mutation(({ ctx }) => beginPasskeySignIn(ctx)),
  verifyEmail: accountProcedure.input(tokenSchema).mutation(({ ctx, input }) => verifyEmail(ctx, input)),
  link: accountProcedure.input(userLinkSchema).query(({ ctx, input }) => getUserLink(ctx, input)),
  openFirstMerchant: signedInProcedure
    .input(openMerchantSchema)
    .mutation(({ ctx, input }) => openFirstMerchant(ctx, { ...input, owner_user_id: ctx.userId })),
  requestReset: accountProcedure
    .input(emailInputSchema)
    .mutation(({ ctx, input }) => requestPasswordReset(ctx, input)),
  resetPassword: accountProcedure
    .input(resetPasswordSchema)
    .mutation(({ ctx, input }) => resetPassword(ctx, input)),
});
