"use client";

import { Ban, CirclePlay, Ellipsis, Gauge, Percent } from "lucide-react";
import { useState } from "react";
import { MerchantRateLimits } from "@/components/rate-limits/merchant-rate-limits";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import type { MerchantOverview } from "@/server/modules/merchants/schema";
import { EditFee } from "./edit-fee";
import { SwitchSuspension } from "./switch-suspension";

/** What the operator decides about a merchant. */
export function MerchantActions({ merchant }: { merchant: MerchantOverview }) {
  const [act, setAct] = useState<"fee" | "limits" | "suspension" | null>(null);
  const close = () => setAct(null);
  return (
    <>
      <DropdownMenu
        trigger={
          <IconButton label={`Actions for ${merchant.name}`} size="sm">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<Percent aria-hidden />} onSelect={() => setAct("fee")}>
          Change fee
        </MenuItem>
        <MenuItem icon={<Gauge aria-hidden />} onSelect={() => setAct("limits")}>
          Rate limits
        </MenuItem>
        <MenuItem
          icon={merchant.suspended_at === null ? <Ban aria-hidden /> : <CirclePlay aria-hidden />}
          onSelect={() => setAct("suspension")}
        >
          {merchant.suspended_at === null ? "Suspend" : "Reinstate"}
        </MenuItem>
      </DropdownMenu>
      {act === "fee" ? <EditFee merchant={merchant} onClose={close} /> : null}
      {act === "suspension" ? <SwitchSuspension merchant={merchant} onClose={close} /> : null}
      {act === "limits" ? <MerchantRateLimits merchant={merchant} onClose={close} /> : null}
    </>
  );
}
