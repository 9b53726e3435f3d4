"use client";

import { CirclePause, CirclePlay, Ellipsis, Pencil, RotateCw } from "lucide-react";
import { useState } from "react";
import type { Scope } from "@/components/api-keys/scope-words";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import type { Partner } from "@/server/modules/partners/schema";
import { EditPartner } from "./edit-partner";
import { RollPartnerSecret } from "./roll-partner-secret";
import { SwitchPartner } from "./switch-partner";

interface PartnerActionsProps {
  partner: Partner;
  grantable: readonly Scope[];
}

/** What can be done with a partner: edit, roll the secret, disable and enable. */
export function PartnerActions({ partner, grantable }: PartnerActionsProps) {
  const [act, setAct] = useState<"edit" | "roll" | "switch" | null>(null);
  const close = () => setAct(null);
  const isActive = partner.status === "active";
  return (
    <>
      <DropdownMenu
        trigger={
          <IconButton label={`Actions for ${partner.name}`} size="sm">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setAct("edit")}>
          Edit
        </MenuItem>
        <MenuItem icon={<RotateCw aria-hidden />} onSelect={() => setAct("roll")}>
          Roll secret
        </MenuItem>
        <MenuSeparator />
        <MenuItem
          tone={isActive ? "danger" : "neutral"}
          icon={isActive ? <CirclePause aria-hidden /> : <CirclePlay aria-hidden />}
          onSelect={() => setAct("switch")}
        >
          {isActive ? "Disable" : "Enable"}
        </MenuItem>
      </DropdownMenu>
      {act === "edit" ? <EditPartner partner={partner} grantable={grantable} onClose={close} /> : null}
      {act === "roll" ? <RollPartnerSecret partner={partner} onClose={close} /> : null}
      {act === "switch" ? <SwitchPartner partner={partner} onClose={close} /> : null}
    </>
  );
}
