import type { Metadata } from "next";
import { headers } from "next/headers";
import { TRPCError } from "@trpc/server";
import { AuthCard } from "@/components/layout/auth-card";
import { AcceptInvitation } from "@/components/members/accept-invitation";
import { ROLE_WORDS } from "@/components/members/role-words";
import { QueryProvider } from "@/components/providers/query";
import { Button } from "@/components/ui/button";
import type { PublicInvitation } from "@/server/modules/members/schema";
import { publicInvitations } from "./caller";

export const metadata: Metadata = { title: "Invitation", robots: { index: false } };

/** The invitation that the address names, or null when it cannot be answered any more. */
async function invitationOf(token: string): Promise<PublicInvitation | null> {
  const address = (await headers()).get("x-forwarded-for") ?? undefined;
  try {
    return await publicInvitations(address).get({ id: token });
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
        <AcceptInvitation token={token} invitation={invitation} />
      </QueryProvider>
    </AuthCard>
  );
}
