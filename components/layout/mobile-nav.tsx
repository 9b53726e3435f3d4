"use client";

import { Menu } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Sheet } from "@/components/ui/sheet";
import type { NavGroup } from "@/components/layout/nav";
import { SidebarNav } from "@/components/layout/sidebar-nav";

interface MobileNavProps {
  groups: readonly NavGroup[];
  label: string;
  title: ReactNode;
  footer?: ReactNode;
}

/** The sidebar on narrow screens: a button that opens it as a sheet, closed again by following a link. */
export function MobileNav({ groups, label, title, footer }: MobileNavProps) {
  const [open, setOpen] = useState(false);
  return (
    <Sheet
      side="left"
      size="sm"
      flush
      open={open}
      onOpenChange={setOpen}
      title={title}
      trigger={
        <IconButton label="Open navigation" className="-ml-1.5 lg:hidden">
          <Menu aria-hidden />
        </IconButton>
      }
    >
      <div className="flex min-h-full flex-col justify-between gap-6 p-3">
        <SidebarNav groups={groups} label={label} onNavigate={() => setOpen(false)} />
        {footer}
      </div>
    </Sheet>
  );
}
