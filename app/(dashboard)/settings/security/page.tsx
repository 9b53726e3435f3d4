import type { Metadata } from "next";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { currentSession, leaveDashboard } from "@/app/(dashboard)/request";
import { param, type SearchParams } from "@/components/data/cursor-trail";
import { PageHeader } from "@/components/layout/page-header";
import { IdentitiesCard } from "@/components/security/identities-card";
import { PasskeysCard } from "@/components/security/passkeys-card";
import { PasswordCard } from "@/components/security/password-card";
import { SecondFactorCard } from "@/components/security/second-factor-card";
import { SessionsCard } from "@/components/security/sessions-card";
import { VerifyEmailNote } from "@/components/security/verify-email-note";
import { Skeleton } from "@/components/ui/skeleton";
import { configuredProviders } from "@/server/auth/identity-providers";
import { env } from "@/server/config/env";

export const metadata: Metadata = { title: "Security" };

/** What protects the reader's own account, whatever their role. */
export default async function SecurityPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const session = await currentSession();
  if (!session) return leaveDashboard("/settings/security");
  const { user } = session.membership;
  const params = await searchParams;
  const ready = Promise.all([
    prefetch(trpc.security.sessions.queryOptions()),
    prefetch(trpc.security.passkeys.queryOptions()),
    prefetch(trpc.security.identities.queryOptions()),
    prefetch(trpc.security.secondFactor.queryOptions()),
  ]);
  return (
    <>
      <PageHeader title="Security" description="What protects your own account, in every business." />
      {user.email_verified ? null : (
        <VerifyEmailNote email={user.email} mailbox={env().MAILBOX_FOLDER !== undefined} />
      )}
      <Hydrated when={ready} fallback={<Skeleton className="h-96 w-full" />}>
        <div className="flex flex-col gap-5">
          <PasswordCard email={user.email} />
          <SecondFactorCard />
          <PasskeysCard />
          <IdentitiesCard
            providers={configuredProviders()}
            outcome={{ linked: param(params, "linked"), failure: param(params, "failure") }}
          />
          <SessionsCard />
        </div>
      </Hydrated>
    </>
  );
}
