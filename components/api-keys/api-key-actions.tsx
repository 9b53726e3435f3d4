"use client";

import { CircleOff, Ellipsis, Gauge, Pencil, RotateCw } from "lucide-react";
import { useState } from "react";
import { KeyRateLimits } from "@/components/rate-limits/key-rate-limits";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import type { ApiKey } from "@/server/modules/api-keys/schema";
import { EditApiKey } from "./edit-api-key";
import { RevokeApiKey } from "./revoke-api-key";
import { RollApiKey } from "./roll-api-key";
import type { Scope } from "./scope-words";

interface ApiKeyActionsProps {
  apiKey: ApiKey;
  grantable: readonly Scope[];
}

/** What can be done with a key that is not revoked: edit, roll while it is active, revoke. */
export function ApiKeyActions({ apiKey, grantable }: ApiKeyActionsProps) {
  const [act, setAct] = useState<"edit" | "limits" | "roll" | "revoke" | null>(null);
  const close = () => setAct(null);
  return (
    <>
      <DropdownMenu
        trigger={
          <IconButton label={`Actions for ${apiKey.name}`} size="sm">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setAct("edit")}>
          Edit
        </MenuItem>
        <MenuItem icon={<Gauge aria-hidden />} onSelect={() => setAct("limits")}>
          Rate limits
        </MenuItem>
        <MenuItem
          icon={<RotateCw aria-hidden />}
          disabled={apiKey.status !== "active"}
          onSelect={() => setAct("roll")}
        >
          Roll secret
        </MenuItem>
        <MenuSeparator />
        <MenuItem tone="danger" icon={<CircleOff aria-hidden />} onSelect={() => setAct("revoke")}>
          Revoke
        </MenuItem>
      </DropdownMenu>
      {act === "edit" ? <EditApiKey apiKey={apiKey} grantable={grantable} onClose={close} /> : null}
      {act === "limits" ? <KeyRateLimits apiKey={apiKey} onClose={close} /> : null}
      {act === "roll" ? <RollApiKey apiKey={apiKey} onClose={close} /> : null}
      {act === "revoke" ? <RevokeApiKey apiKey={apiKey} onClose={close} /> : null}
    </>
  );
}
