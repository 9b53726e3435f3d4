import type { ReactNode } from "react";
import { Logo } from "@/components/layout/logo";
import { MobileNav } from "@/components/layout/mobile-nav";
import type { NavGroup } from "@/components/layout/nav";
import { SidebarNav } from "@/components/layout/sidebar-nav";
import { SkipLink } from "@/components/layout/skip-link";

interface AppShellProps {
  nav: readonly NavGroup[];
  /** Names the navigation for screen readers. */
  navLabel?: string;
  /** Whose data this is: the merchant's name or a switcher. */
  identity: ReactNode;
  /** Above everything: the test-mode banner. */
  banner?: ReactNode;
  /** Middle of the top bar: search. */
  search?: ReactNode;
  /** Right edge of the top bar: mode, theme, account. */
  actions?: ReactNode;
  /** Foot of the sidebar. */
  sidebarFooter?: ReactNode;
  children: ReactNode;
}

/** The frame of a signed-in area: sidebar (a sheet on phones), top bar, and the page between sensible margins. */
export function AppShell(props: AppShellProps) {
  const { nav, navLabel = "Main", identity, banner, search, actions, sidebarFooter, children } = props;
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      {banner}
      <div className="flex flex-1">
        <aside className="hidden w-60 shrink-0 border-r border-line lg:block">
          <div className="sticky top-0 flex h-full max-h-dvh flex-col">
            <div className="flex h-14 shrink-0 items-center px-5">
              <Logo />
            </div>
            <div className="flex min-h-0 flex-1 flex-col justify-between gap-6 overflow-y-auto px-2.5 pt-2 pb-4">
              <SidebarNav groups={nav} label={navLabel} />
              {sidebarFooter}
            </div>
          </div>
        </aside>
        <div className="flex min-w-0 flex-1 flex-col">
          <header className="sticky top-0 z-30 flex h-14 items-center gap-3 border-b border-line bg-canvas/90 px-4 backdrop-blur-sm sm:px-6">
            <MobileNav groups={nav} label={navLabel} title={<Logo />} footer={sidebarFooter} />
            <div className="min-w-0 truncate text-sm font-medium">{identity}</div>
            <div className="flex min-w-0 flex-1 justify-center">{search}</div>
            {actions ? <div className="flex shrink-0 items-center gap-1.5">{actions}</div> : null}
          </header>
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto w-full max-w-6xl flex-1 px-4 pt-6 pb-16 outline-none sm:px-6 lg:pt-8"
          >
            {children}
          </main>
        </div>
      </div>
    </div>
  );
}
