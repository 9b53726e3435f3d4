import type { Metadata } from "next";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { load, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { PageHeader } from "@/components/layout/page-header";
import { BrandingForm } from "@/components/merchants/branding-form";
import { sessionAllows } from "@/server/auth/session";

export const metadata: Metadata = { title: "Checkout & branding" };

export default async function BrandingSettingsPage() {
  const session = await pageAccess("merchant:read", "/settings/branding");
  if (!session) return <NoAccess />;
  const merchant = await load(trpc.merchants.get.queryOptions());
  return (
    <>
      <PageHeader title="Checkout & branding" description="How your payment pages look." />
      <BrandingForm merchant={merchant} editable={sessionAllows(session, "merchant:update")} />
    </>
  );
}
