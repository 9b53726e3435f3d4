import type { ReactNode } from "react";

export interface NavItem {
  href: string;
  label: string;
  icon?: ReactNode;
  /** Something waits there: a number beside the label. */
  count?: number;
}

export interface NavGroup {
  label?: string;
  items: readonly NavItem[];
}

/** The item whose address is the page's or the longest parent of it. */
export function activeHref(pathname: string, groups: readonly NavGroup[]): string | undefined {
  return groups
    .flatMap((group) => group.items)
    .map((item) => item.href)
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0];
}
