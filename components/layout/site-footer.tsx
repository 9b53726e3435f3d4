import Link from "next/link";
import type { ReactNode } from "react";
import type { NavItem } from "@/components/layout/nav";

interface SiteFooterProps {
  children: ReactNode;
  nav?: readonly NavItem[];
}

/** The bottom of public pages. */
export function SiteFooter({ children, nav }: SiteFooterProps) {
  return (
    <footer className="border-t border-line">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-3 px-4 py-6 text-sm text-muted sm:px-6">
        <p>{children}</p>
        <nav aria-label="Footer">
          <ul className="flex flex-wrap gap-x-5 gap-y-2">
            {nav?.map((item) => (
              <li key={item.href}>
                <Link href={item.href} prefetch={false} className="rounded-sm hover:text-ink hover:underline">
                  {item.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
