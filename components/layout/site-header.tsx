import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/layout/logo";
import type { NavItem } from "@/components/layout/nav";
import { SkipLink } from "@/components/layout/skip-link";
import { ThemeToggle } from "@/components/layout/theme-toggle";

interface SiteHeaderProps {
  nav?: readonly NavItem[];
  /** Right edge: the way in. */
  actions?: ReactNode;
}

/** The top of public pages. */
export function SiteHeader({ nav, actions }: SiteHeaderProps) {
  return (
    <header className="border-b border-line">
      <SkipLink />
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-6 px-4 sm:px-6">
        <Link href="/" aria-label="Daric, home" className="rounded-md">
          <Logo />
        </Link>
        <nav aria-label="Site" className="hidden flex-1 sm:block">
          <ul className="flex gap-5 text-sm text-muted">
            {nav?.map((item) => (
              <li key={item.href}>
                <Link href={item.href} prefetch={false} className="rounded-sm hover:text-ink">
                  {item.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-2">
          <ThemeToggle />
          {actions}
        </div>
      </div>
    </header>
  );
}
