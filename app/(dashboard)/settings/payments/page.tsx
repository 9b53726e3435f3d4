import type { Metadata } from "next";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { load, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { PageHeader } from "@/components/layout/page-header";
import { PolicyForm } from "@/components/merchants/policy-form";
import { sessionAllows } from "@/server/auth/session";

export const metadata: Metadata = { title: "Payments policy" };

export default async function PolicySettingsPage() {
  const session = await pageAccess("merchant:read", "/settings/payments");
  if (!session) return <NoAccess />;
  const merchant = await load(trpc.merchants.get.queryOptions());
  return (
    <>
      <PageHeader
        title="Payments policy"
        description="When a payment counts. Invoices that exist keep the rules that they were made with."
      />
      <PolicyForm merchant={merchant} editable={sessionAllows(session, "merchant:update")} />
    </>
  );
}
