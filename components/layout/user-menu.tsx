"use client";

import { ChevronsUpDown, Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import type { ReactNode } from "react";
import { DropdownMenu, MenuChoice, MenuSeparator } from "@/components/ui/dropdown-menu";
import { Monogram } from "@/components/ui/monogram";

interface UserMenuProps {
  name: string;
  /** Under the name: e-mail or role. */
  detail?: string;
  /** `MenuItem`s: profile, security, sign out. */
  children: ReactNode;
}

const THEMES = [
  { value: "system", label: "System", icon: <Monitor aria-hidden /> },
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
] as const;

/** Who is signed in, what they can do about it, and the theme. */
export function UserMenu({ name, detail, children }: UserMenuProps) {
  const { theme = "system", setTheme } = useTheme();
  return (
    <DropdownMenu
      trigger={
        <button
          type="button"
          aria-label={`Account: ${name}`}
          className="flex items-center gap-1.5 rounded-md p-1 transition-colors duration-100 hover:bg-hover data-popup-open:bg-hover"
        >
          <Monogram name={name} size="sm" />
          <ChevronsUpDown aria-hidden className="size-3.5 text-muted" />
        </button>
      }
    >
      <div className="px-2 pt-1.5 pb-2">
        <p className="truncate text-sm font-medium">{name}</p>
        {detail ? <p className="truncate text-xs text-muted">{detail}</p> : null}
      </div>
      <MenuSeparator />
      <MenuChoice label="Theme" value={theme} onValueChange={setTheme} options={THEMES} />
      <MenuSeparator />
      {children}
    </DropdownMenu>
  );
}
