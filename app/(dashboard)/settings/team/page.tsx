import type { Metadata } from "next";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { PageHeader } from "@/components/layout/page-header";
import { InviteMember } from "@/components/members/invite-member";
import { TeamView } from "@/components/members/team-view";
import { grantableRoles, sessionAllows } from "@/server/auth/session";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage() {
  const session = await pageAccess("members:read", "/settings/team");
  if (!session) return <NoAccess />;
  const ready = prefetch(trpc.members.list.queryOptions());
  const grantable = sessionAllows(session, "members:write") ? grantableRoles(session) : [];
  return (
    <>
      <PageHeader
        title="Team"
        description="Who works with this merchant, and what they may do."
        actions={grantable.length > 0 ? <InviteMember grantable={grantable} /> : null}
      />
      <Hydrated when={ready} fallback={<ListLoading />}>
        <TeamView grantable={grantable} ownId={session.membership.id} />
      </Hydrated>
    </>
  );
}
