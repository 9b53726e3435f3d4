"use client";

import { LogOut, ShieldCheck } from "lucide-react";
import { UserMenu } from "@/components/layout/user-menu";
import { MenuItem } from "@/components/ui/dropdown-menu";
import { leave } from "./leave";

interface AccountMenuProps {
  name: string;
  detail: string;
}

export function AccountMenu({ name, detail }: AccountMenuProps) {
  return (
    <UserMenu name={name} detail={detail}>
      <MenuItem icon={<ShieldCheck aria-hidden />} href="/settings/security">
        Security
      </MenuItem>
      <MenuItem icon={<LogOut aria-hidden />} onSelect={leave}>
        Sign out
      </MenuItem>
    </UserMenu>
  );
}
