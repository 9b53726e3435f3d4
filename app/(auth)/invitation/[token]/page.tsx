import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { TRPCError } from "@trpc/server";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { AuthCard } from "@/components/layout/auth-card";
import { JoinAsNewPerson } from "@/components/members/join-as-new-person";
import { JoinSignedIn } from "@/components/members/join-signed-in";
import { ROLE_WORDS } from "@/components/members/role-words";
import { QueryProvider } from "@/components/providers/query";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { configuredProviders } from "@/server/auth/identity-providers";
import { readUserId } from "@/server/auth/session";
import type { PublicInvitation } from "@/server/modules/members/schema";
import { publicInvitations } from "./caller";

export const metadata: Metadata = { title: "Invitation", robots: { index: false } };

/** The invitation that the address names, or null when it cannot be answered any more. */
async function invitationOf(token: string): Promise<PublicInvitation | null> {
  const address = (await headers()).get("x-forwarded-for") ?? undefined;
  const userId = await readUserId(await cookies());
  const invitations = publicInvitations(address, userId);
  try {
    return await (userId === null ? invitations.get({ id: token }) : invitations.getSignedIn({ id: token }));
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await invitationOf(token);
  if (!invitation)
    return (
      <AuthCard
        title="This invitation cannot be used"
        description="It was used, taken back, or is older than seven days. Ask for a new one."
      >
        <Button href="/sign-in" block>
          Sign in
        </Button>
      </AuthCard>
    );
  const { merchant, role, invited_by: by } = invitation;
  return (
    <AuthCard
      title={`Join ${merchant.name}`}
      description={`${by} invites you as ${ROLE_WORDS[role].label.toLowerCase()}. ${ROLE_WORDS[role].hint}.`}
    >
      <QueryProvider>
        <Answer token={token} invitation={invitation} />
      </QueryProvider>
    </AuthCard>
  );
}

/** An account that exists joins by being signed in, however it signs in: the letter alone does not open it. */
function Answer({ token, invitation }: { token: string; invitation: PublicInvitation }) {
  const { email, has_account: isKnown, is_yours: isYours } = invitation;
  if (isYours) return <JoinSignedIn token={token} invitation={invitation} />;
  if (!isKnown) return <JoinAsNewPerson token={token} invitation={invitation} />;
  return (
    <div className="flex flex-col gap-4">
      <Alert tone="accent">
        {isYours === false
          ? `You are signed in with another account. Sign in as ${email} to join, or sign out and open the letter again.`
          : `${email} has an account: sign in to join with it.`}
      </Alert>
      <SignInForm
        target={`/invitation/${token}`}
        account={email}
        // To whom is signed in, a provider would be linked.
        providers={isYours === null ? configuredProviders() : []}
      />
    </div>
  );
}
