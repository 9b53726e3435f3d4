"use client";

import { BookOpenText, Keyboard, LogOut, ShieldCheck } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import type { NavGroup } from "@/components/layout/nav";
import { UserMenu } from "@/components/layout/user-menu";
import { ShortcutHelp } from "@/components/search/shortcut-help";
import { useShortcuts } from "@/components/search/use-shortcuts";
import { MenuItem } from "@/components/ui/dropdown-menu";
import { leave } from "./leave";

interface AccountMenuProps {
  name: string;
  detail: string;
  /** The pages that the person may open. */
  nav: readonly NavGroup[];
}

/** What concerns the person rather than the merchant: security, the keys of the keyboard, and the way out. */
export function AccountMenu({ name, detail, nav }: AccountMenuProps) {
  const [helpOpen, setHelpOpen] = useState(false);
  const hrefs = useMemo(() => nav.flatMap(({ items }) => items.map(({ href }) => href)), [nav]);
  useShortcuts({ hrefs, onHelp: useCallback(() => setHelpOpen(true), []) });
  return (
    <>
      <UserMenu name={name} detail={detail}>
        <MenuItem icon={<ShieldCheck aria-hidden />} href="/settings/security">
          Security
        </MenuItem>
        <MenuItem icon={<Keyboard aria-hidden />} aside="?" onSelect={() => setHelpOpen(true)}>
          Keyboard shortcuts
        </MenuItem>
        <MenuItem icon={<BookOpenText aria-hidden />} href="/docs">
          Docs
        </MenuItem>
        <MenuItem icon={<LogOut aria-hidden />} onSelect={leave}>
          Sign out
        </MenuItem>
      </UserMenu>
      <ShortcutHelp open={helpOpen} onOpenChange={setHelpOpen} nav={nav} />
    </>
  );
}
