import { connection } from "next/server";
import { SiteFooter } from "@/components/layout/site-footer";
import { SiteHeader } from "@/components/layout/site-header";
import { Button } from "@/components/ui/button";
import { env } from "@/server/config/env";
import { ApiExample } from "@/app/(site)/api-example";
import { getDemo } from "@/app/(site)/demo";
import { Hero } from "@/app/(site)/hero";
import { Pages } from "@/app/(site)/pages";
import { StartHere } from "@/app/(site)/start-here";

const NAV = [
  { href: "/overview", label: "Dashboard" },
  { href: "/docs/api", label: "API reference" },
];

/** What Daric is, and the shortest way to see it work. */
export default async function LandingPage() {
  await connection();
  const demo = await getDemo();
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader
        nav={demo ? [...NAV, { href: "/demo-shop", label: "Demo shop" }] : NAV}
        actions={
          <Button href="/sign-in" prefetch={false}>
            Sign in
          </Button>
        }
      />
      <main id="content" className="mx-auto w-full max-w-6xl flex-1 px-4 pb-20 sm:px-6">
        <Hero />
        <StartHere demo={demo} />
        <ApiExample
          baseUrl={demo?.baseUrl ?? env().DARIC_BASE_URL}
          secretKey={demo?.secretKey ?? "sk_test_…"}
        />
        <Pages />
      </main>
      <SiteFooter nav={[...NAV, { href: "/api/v1/openapi.json", label: "OpenAPI" }]}>
        Daric is free software under the AGPL-3.0.
      </SiteFooter>
    </div>
  );
}
