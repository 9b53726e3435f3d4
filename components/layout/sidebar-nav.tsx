"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { NavGroup, NavItem } from "@/components/layout/nav";
import { activeHref } from "@/components/layout/nav";

interface SidebarNavProps {
  groups: readonly NavGroup[];
  label: string;
  /** After a link was followed: closes the sheet on phones. */
  onNavigate?: () => void;
}

/** The area's pages in groups, the current one marked. */
export function SidebarNav({ groups, label, onNavigate }: SidebarNavProps) {
  const current = activeHref(usePathname(), groups);
  return (
    <nav aria-label={label} className="flex flex-col gap-5">
      {groups.map((group, index) => (
        <div key={group.label ?? index}>
          {group.label ? <p className="mb-1 px-2.5 text-xs font-medium text-faint">{group.label}</p> : null}
          <ul className="flex flex-col gap-px">
            {group.items.map((item) => (
              <li key={item.href}>
                <SidebarLink item={item} current={item.href === current} onNavigate={onNavigate} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function SidebarLink({
  item,
  current,
  onNavigate,
}: {
  item: NavItem;
  current: boolean;
  onNavigate?: () => void;
}) {
  return (
    <Link
      href={item.href}
      onClick={onNavigate}
      aria-current={current ? "page" : undefined}
      className={clsx(
        "flex h-9 items-center gap-2.5 rounded-md px-2.5 text-sm font-medium transition-colors duration-100 lg:h-8 [&_svg]:size-4 [&_svg]:shrink-0",
        current ? "bg-accent-soft text-accent-ink" : "text-muted hover:bg-hover hover:text-ink",
      )}
    >
      {item.icon}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.count ? (
        <span className="figures rounded-full bg-neutral-soft px-1.5 text-xs text-neutral-ink">
          {item.count}
        </span>
      ) : null}
    </Link>
  );
}
