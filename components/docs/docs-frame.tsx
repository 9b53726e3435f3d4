import type { ReactNode } from "react";
import { DocsNav, type DocsGroup } from "@/components/docs/docs-nav";
import { PageHeader } from "@/components/layout/page-header";
import { SiteFooter } from "@/components/layout/site-footer";
import { SiteHeader } from "@/components/layout/site-header";

const SITE_NAV = [
  { href: "/docs", label: "Docs" },
  { href: "/docs/api", label: "API reference" },
];

interface DocsFrameProps {
  title: string;
  description: ReactNode;
  groups: readonly DocsGroup[];
  /** Address of this page. */
  current: string;
  /** The way in, at the right edge of the top. */
  actions: ReactNode;
  children: ReactNode;
}

/** A page of the documentation: navigation beside it, or folded above it on narrow screens. */
export function DocsFrame({ title, description, groups, current, actions, children }: DocsFrameProps) {
  const nav = <DocsNav groups={groups} current={current} />;
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader nav={SITE_NAV} actions={actions} />
      <div className="mx-auto w-full max-w-6xl flex-1 px-4 sm:px-6 lg:grid lg:grid-cols-[12.5rem_minmax(0,1fr)] lg:gap-12">
        <aside className="sticky top-0 hidden h-dvh overflow-y-auto py-8 lg:block">{nav}</aside>
        <details className="mt-4 rounded-lg border border-line bg-surface shadow-card lg:hidden">
          <summary className="px-3.5 py-2.5 text-sm font-medium text-ink">Contents</summary>
          <div className="border-t border-line p-2">{nav}</div>
        </details>
        <main id="content" className="min-w-0 pt-6 pb-20 lg:pt-10">
          <PageHeader title={title} description={description} />
          <div>{children}</div>
        </main>
      </div>
      <SiteFooter
        nav={[
          { href: "/overview", label: "Dashboard" },
          ...SITE_NAV,
          { href: "/api/v1/openapi.json", label: "OpenAPI" },
        ]}
      >
        Daric is free software under the AGPL-3.0.
      </SiteFooter>
    </div>
  );
}
