import type { Metadata } from "next";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { load, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { PageHeader } from "@/components/layout/page-header";
import { BusinessForm } from "@/components/merchants/business-form";
import { sessionAllows } from "@/server/auth/session";

export const metadata: Metadata = { title: "Business" };

export default async function BusinessSettingsPage() {
  const session = await pageAccess("merchant:read", "/settings/business");
  if (!session) return <NoAccess />;
  const merchant = await load(trpc.merchants.get.queryOptions());
  return (
    <>
      <PageHeader title="Business" description="Who you are to your customers." />
      <BusinessForm merchant={merchant} editable={sessionAllows(session, "merchant:update")} />
    </>
  );
}
