import { SiteFooter } from "@/components/layout/site-footer";
import { SiteHeader } from "@/components/layout/site-header";
import { env } from "@/server/config/env";
import { ApiExample } from "@/app/(site)/api-example";
import { getDemo } from "@/app/(site)/demo";
import { Hero } from "@/app/(site)/hero";
import { YOUR_KEY } from "@/app/(site)/docs/shell-variables";
import { Pages } from "@/app/(site)/pages";
import { SiteActions } from "@/app/(site)/site-actions";
import { StartHere } from "@/app/(site)/start-here";
import { currentVisitor } from "@/app/(site)/visitor";

const NAV = [
  { href: "/docs", label: "Docs" },
  { href: "/docs/api", label: "API reference" },
];

/** What Daric is, and the shortest way to see it work. */
export default async function LandingPage() {
  const [visitor, demo] = await Promise.all([currentVisitor(), getDemo()]);
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader
        nav={demo ? [...NAV, { href: "/demo-shop", label: "Demo shop" }] : NAV}
        actions={<SiteActions />}
      />
      <main id="content" className="mx-auto w-full max-w-6xl flex-1 px-4 pb-20 sm:px-6">
        <Hero />
        <StartHere visitor={visitor} hasDemo={demo !== null} />
        <ApiExample
          baseUrl={demo?.baseUrl ?? env().DARIC_BASE_URL}
          secretKey={visitor.demo?.secretKey ?? YOUR_KEY}
        />
        <Pages />
      </main>
      <SiteFooter
        nav={[
          { href: "/overview", label: "Dashboard" },
          ...NAV,
          { href: "/api/v1/openapi.json", label: "OpenAPI" },
        ]}
      >
        Daric is free software under the AGPL-3.0.
      </SiteFooter>
    </div>
  );
}
