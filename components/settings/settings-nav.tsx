"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";

interface SettingsNavProps {
  sections: readonly { readonly href: string; readonly label: string }[];
}

/** Puts the open section into the middle of the row, where the row scrolls. */
function bringIntoSight(link: HTMLAnchorElement | null): void {
  const row = link?.closest("nav");
  if (link && row) row.scrollLeft = link.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
}

/** The sections of the settings: a row that scrolls on phones, a column beside the page elsewhere. */
export function SettingsNav({ sections }: SettingsNavProps) {
  const pathname = usePathname();
  return (
    <nav
      aria-label="Settings"
      className="relative -mx-4 overflow-x-auto border-b border-line px-4 [scrollbar-width:none] sm:-mx-6 sm:px-6 lg:mx-0 lg:w-44 lg:shrink-0 lg:overflow-visible lg:border-0 lg:px-0"
    >
      <ul className="flex w-max gap-1 pb-2 lg:sticky lg:top-20 lg:w-full lg:flex-col lg:gap-px">
        {sections.map(({ href, label }) => {
          const current = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link
                ref={current ? bringIntoSight : undefined}
                href={href}
                aria-current={current ? "page" : undefined}
                className={clsx(
                  "flex h-9 items-center rounded-md px-2.5 text-sm font-medium whitespace-nowrap transition-colors duration-100 lg:h-8",
                  current ? "bg-hover text-ink" : "text-muted hover:bg-hover hover:text-ink",
                )}
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
