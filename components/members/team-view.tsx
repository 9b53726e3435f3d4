"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Column } from "@/components/data/column";
import { DataTable } from "@/components/data/data-table";
import { DateTime } from "@/components/format/date-time";
import { Section } from "@/components/layout/section";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Card } from "@/components/ui/card";
import type { Role } from "@/server/core/actor";
import type { Member } from "@/server/modules/members/schema";
import { InvitationTable } from "./invitation-table";
import { LeaveMerchant } from "./leave-merchant";
import { MemberActions } from "./member-actions";
import { ROLE_WORDS } from "./role-words";

interface TeamViewProps {
  /** The roles that this member may give and take; none for who may not change the team. */
  grantable: readonly Role[];
  ownId: string;
}

function columnsOf(grantable: readonly Role[], ownId: string): Column<Member>[] {
  return [
    {
      id: "name",
      header: "Name",
      cell: ({ id, name }) => (
        <span className="font-medium">
          {name}
          {id === ownId ? <span className="font-normal text-muted"> (you)</span> : null}
        </span>
      ),
      phone: "title",
    },
    {
      id: "email",
      header: "E-mail",
      cell: ({ email }) => <span className="break-all">{email}</span>,
    },
    { id: "role", header: "Role", cell: ({ role }) => ROLE_WORDS[role].label, phone: "aside" },
    { id: "since", header: "Since", cell: ({ created_at }) => <DateTime wall value={created_at} dateOnly /> },
    {
      id: "actions",
      header: "Actions",
      cell: (member) =>
        member.id !== ownId && grantable.includes(member.role) ? (
          <MemberActions member={member} grantable={grantable} />
        ) : (
          <span className="text-muted">—</span>
        ),
      align: "end",
    },
  ];
}

/** The members, the letters that were not answered, and the way out. */
export function TeamView({ grantable, ownId }: TeamViewProps) {
  const trpc = useTRPC();
  const team = useQuery(trpc.members.list.queryOptions());
  const columns = useMemo(() => columnsOf(grantable, ownId), [grantable, ownId]);
  if (team.isError) return <LoadFailure error={team.error} onRetry={() => void team.refetch()} />;
  const { members = [], invitations = [] } = team.data ?? {};
  return (
    <>
      <Card padding="none">
        <DataTable
          label="Members"
          columns={columns}
          rows={members}
          rowKey={({ id }) => id}
          loading={team.isPending}
        />
      </Card>
      {invitations.length > 0 ? (
        <Section title="Invitations" description="Asked, and not answered yet.">
          <InvitationTable invitations={invitations} grantable={grantable} />
        </Section>
      ) : null}
      <Section title="Leave" description="You lose access at once. The last owner cannot leave.">
        <LeaveMerchant />
      </Section>
    </>
  );
}
