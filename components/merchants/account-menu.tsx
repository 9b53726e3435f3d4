"use client";

import { LogOut, ShieldCheck } from "lucide-react";
import { signOut } from "next-auth/react";
import { UserMenu } from "@/components/layout/user-menu";
import { MenuItem } from "@/components/ui/dropdown-menu";

interface AccountMenuProps {
  name: string;
  detail: string;
}

function leave() {
  void signOut({ redirect: false }).finally(() => location.assign("/sign-in"));
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
