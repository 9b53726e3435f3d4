"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleOff, KeyRound, TimerOff } from "lucide-react";
import { useMemo } from "react";
import type { Column } from "@/components/data/column";
import type { ListPlace } from "@/components/data/cursor-trail";
import { DateTime } from "@/components/format/date-time";
import { type StatusLook, StatusBadge } from "@/components/format/status-badge";
import { EmptyState } from "@/components/layout/empty-state";
import { ListCard } from "@/components/providers/list-card";
import { useTRPC } from "@/components/providers/trpc";
import type { ApiKey } from "@/server/modules/api-keys/schema";
import { ApiKeyActions } from "./api-key-actions";
import { CreateApiKey } from "./create-api-key";
import { type Scope, scopesText } from "./scope-words";

const STATUS: Record<ApiKey["status"], StatusLook> = {
  active: { label: "Active", tone: "success", icon: <CircleCheck aria-hidden /> },
  expired: { label: "Expired", tone: "neutral", icon: <TimerOff aria-hidden /> },
  revoked: { label: "Revoked", tone: "neutral", icon: <CircleOff aria-hidden /> },
};

function columnsOf(grantable: readonly Scope[] | null): Column<ApiKey>[] {
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
      id: "key",
      header: "Key",
      cell: ({ last_four, livemode, previous_secret_expires_at }) => (
        <div className="@max-xl:text-right">
          <code className="font-mono text-[0.93em] whitespace-nowrap">
            sk_{livemode ? "live" : "test"}_…{last_four}
          </code>
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
      cell: (apiKey) => (
        <div className="@max-xl:text-right">
          <span title={apiKey.scopes.join(", ")}>{scopesText(apiKey.scopes)}</span>
          <Restrictions apiKey={apiKey} />
        </div>
      ),
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
      id: "expires",
      header: "Expires",
      cell: ({ expires_at }) =>
        expires_at ? (
          <DateTime wall value={expires_at} dateOnly />
        ) : (
          <span className="text-muted">never</span>
        ),
    },
    {
      id: "created",
      header: "Created",
      cell: ({ created_at }) => <DateTime wall value={created_at} dateOnly />,
      phone: "hidden",
    },
    {
      id: "actions",
      header: "Actions",
      cell: (apiKey) =>
        grantable && apiKey.status !== "revoked" ? (
          <ApiKeyActions apiKey={apiKey} grantable={grantable} />
        ) : (
          <span className="text-muted">—</span>
        ),
      align: "end",
    },
  ];
}

/** From where and how it may be used, where that is limited. */
function Restrictions({
  apiKey: { allowed_addresses: addresses, request_signing: signing },
}: {
  apiKey: ApiKey;
}) {
  const words = [
    ...(addresses.length > 0 ? [addresses.length === 1 ? addresses[0] : `${addresses.length} networks`] : []),
    ...(signing === "required" ? ["signed"] : []),
  ];
  if (words.length === 0) return null;
  return (
    <span className="block text-xs text-muted" title={addresses.join(", ")}>
      {words.join(" · ")}
    </span>
  );
}

interface ApiKeyListProps {
  place: ListPlace;
  /** What this member may allow a key; null when they may not make any. */
  grantable: readonly Scope[] | null;
}

/** The keys of this mode. Secrets are never among them. */
export function ApiKeyList({ place, grantable }: ApiKeyListProps) {
  const trpc = useTRPC();
  const columns = useMemo(() => columnsOf(grantable), [grantable]);
  const list = useQuery(
    trpc.apiKeys.list.queryOptions({ cursor: place.cursor }, { placeholderData: keepPreviousData }),
  );
  return (
    <ListCard
      label="API keys"
      list={list}
      columns={columns}
      empty={
        <EmptyState
          icon={<KeyRound />}
          title="No API key yet"
          action={grantable ? <CreateApiKey grantable={grantable} /> : null}
        >
          A key lets your server create invoices and read payments over the API.
        </EmptyState>
      }
      path="/developers/api-keys"
      place={place}
      noun={["key", "keys"]}
    />
  );
}
