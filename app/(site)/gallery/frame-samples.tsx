"use client";

import { Crash } from "@/components/layout/crash";
import { Logo } from "@/components/layout/logo";
import { PageCrash } from "@/components/layout/page-crash";
import { SiteFooter } from "@/components/layout/site-footer";
import { SiteHeader } from "@/components/layout/site-header";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";

const NAV = [
  { href: "/docs", label: "Docs" },
  { href: "/docs/api", label: "API reference" },
];

/** What is around pages, and what is in their place when they fail. The signed-in frame is a page of its own. */
export function FrameSamples() {
  const retry = () => {};
  return (
    <>
      <Card
        title="Frames"
        footer={
          <Link href="/gallery/shell">The frame of the signed-in area, with its navigation on a phone</Link>
        }
      >
        <SiteHeader nav={NAV} actions={<Button size="sm">Sign in</Button>} />
        <div className="flex items-center gap-6 py-6">
          <Logo /> <Logo mark />
        </div>
        <SiteFooter nav={NAV}>Open source, AGPL-3.0</SiteFooter>
      </Card>
      <Card title="A page that failed, in its frame" padding="none">
        <PageCrash error={Object.assign(new Error("sample"), { digest: "4242" })} reset={retry} />
      </Card>
      <Card title="A page that failed, without one" padding="none">
        <Crash reference="req_01jq8y6s" retry={retry} />
      </Card>
    </>
  );
}
