"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleOff, Handshake } from "lucide-react";
import { useMemo } from "react";
import { type Scope, scopesText } from "@/components/api-keys/scope-words";
import type { Column } from "@/components/data/column";
import type { ListPlace } from "@/components/data/cursor-trail";
import { DateTime } from "@/components/format/date-time";
import { type StatusLook, StatusBadge } from "@/components/format/status-badge";
import { EmptyState } from "@/components/layout/empty-state";
import { ListCard } from "@/components/providers/list-card";
import { useTRPC } from "@/components/providers/trpc";
import { CopyButton } from "@/components/ui/copy-button";
import type { Partner } from "@/server/modules/partners/schema";
import { CreatePartner } from "./create-partner";
import { PartnerActions } from "./partner-actions";

const STATUS: Record<Partner["status"], StatusLook> = {
  active: { label: "Active", tone: "success", icon: <CircleCheck aria-hidden /> },
  disabled: { label: "Disabled", tone: "neutral", icon: <CircleOff aria-hidden /> },
};

function columnsOf(grantable: readonly Scope[] | null): Column<Partner>[] {
  return [
    {
      id: "name",
      header: "Name",
      cell: ({ name }) => <span className="font-medium">{name}</span>,
      phone: "title",
    },
    {
      id: "status",
      header: "Status",
      cell: ({ status }) => <StatusBadge {...STATUS[status]} />,
      phone: "aside",
    },
    {
      id: "client",
      header: "Client id",
      cell: ({ id }) => (
        <span className="inline-flex items-center gap-1.5">
          <code className="font-mono text-[0.93em] whitespace-nowrap" title={id}>
            {id.slice(0, 4)}…{id.slice(-6)}
          </code>
          <CopyButton value={id} label="Copy client id" size="sm" />
        </span>
      ),
    },
    {
      id: "secret",
      header: "Secret",
      cell: ({ last_four, previous_secret_expires_at }) => (
        <div className="@max-xl:text-right">
          <code className="font-mono text-[0.93em]">…{last_four}</code>
          {previous_secret_expires_at ? (
            <span className="block text-xs text-muted">
              old secret ends <DateTime wall value={previous_secret_expires_at} lead="relative" />
            </span>
          ) : null}
        </div>
      ),
    },
    {
      id: "scopes",
      header: "Access",
      cell: ({ scopes }) => <span title={scopes.join(", ")}>{scopesText(scopes)}</span>,
    },
    {
      id: "used",
      header: "Last used",
      cell: ({ last_used_at }) =>
        last_used_at ? (
          <DateTime wall value={last_used_at} lead="relative" />
        ) : (
          <span className="text-muted">never</span>
        ),
    },
    {
      id: "actions",
      header: "Actions",
      cell: (partner) =>
        grantable ? (
          <PartnerActions partner={partner} grantable={grantable} />
        ) : (
          <span className="text-muted">—</span>
        ),
      align: "end",
    },
  ];
}

interface PartnerListProps {
  place: ListPlace;
  /** What this member may allow a partner; null when they may not make any. */
  grantable: readonly Scope[] | null;
}

/** The partners of this mode. Secrets are never among them. */
export function PartnerList({ place, grantable }: PartnerListProps) {
  const trpc = useTRPC();
  const columns = useMemo(() => columnsOf(grantable), [grantable]);
  const list = useQuery(
    trpc.partners.list.queryOptions({ cursor: place.cursor }, { placeholderData: keepPreviousData }),
  );
  return (
    <ListCard
      label="Partners"
      list={list}
      columns={columns}
      empty={
        <EmptyState
          icon={<Handshake />}
          title="No partner yet"
          action={grantable ? <CreatePartner grantable={grantable} /> : null}
        >
          A partner is another company that calls the API for you, with access tokens that end after an hour.
        </EmptyState>
      }
      path="/developers/partners"
      place={place}
      noun={["partner", "partners"]}
    />
  );
}
