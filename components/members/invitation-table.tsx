"use client";

import { useMutation } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Column } from "@/components/data/column";
import { DataTable } from "@/components/data/data-table";
import { DateTime } from "@/components/format/date-time";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Role } from "@/server/core/actor";
import type { Invitation } from "@/server/modules/members/schema";
import { ROLE_WORDS } from "./role-words";
import { useTeamAct } from "./use-team-act";

interface InvitationTableProps {
  invitations: readonly Invitation[];
  grantable: readonly Role[];
}

function columnsOf(grantable: readonly Role[]): Column<Invitation>[] {
  return [
    {
      id: "email",
      header: "E-mail",
      cell: ({ email }) => <span className="font-medium break-all">{email}</span>,
      phone: "title",
    },
    { id: "role", header: "Role", cell: ({ role }) => ROLE_WORDS[role].label, phone: "aside" },
    { id: "by", header: "Invited by", cell: (row) => <span className="break-all">{row.invited_by}</span> },
    {
      id: "until",
      header: "Valid until",
      cell: ({ expires_at }) => <DateTime wall value={expires_at} dateOnly />,
    },
    {
      id: "actions",
      header: "Actions",
      cell: (invitation) =>
        grantable.includes(invitation.role) ? (
          <InvitationActs invitation={invitation} />
        ) : (
          <span className="text-muted">—</span>
        ),
      align: "end",
    },
  ];
}

export function InvitationTable({ invitations, grantable }: InvitationTableProps) {
  const columns = useMemo(() => columnsOf(grantable), [grantable]);
  return (
    <Card padding="none">
      <DataTable label="Invitations" columns={columns} rows={invitations} rowKey={({ id }) => id} />
    </Card>
  );
}

function InvitationActs({ invitation: { id, email } }: { invitation: Invitation }) {
  const trpc = useTRPC();
  const act = useTeamAct();
  const resend = useMutation(trpc.members.resendInvitation.mutationOptions(act("Invitation sent again")));
  const revoke = useMutation(trpc.members.revokeInvitation.mutationOptions(act("Invitation revoked")));
  return (
    <span className="inline-flex gap-1.5">
      <Button
        size="sm"
        aria-label={`Send the invitation to ${email} again`}
        pending={resend.isPending}
        onClick={() => resend.mutate({ id })}
      >
        Send again
      </Button>
      <Button
        size="sm"
        variant="ghost"
        aria-label={`Revoke the invitation to ${email}`}
        pending={revoke.isPending}
        onClick={() => revoke.mutate({ id })}
      >
        Revoke
      </Button>
    </span>
  );
}
