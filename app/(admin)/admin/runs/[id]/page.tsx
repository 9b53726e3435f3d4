import type { Metadata } from "next";
import { operatorAccess } from "@/app/(admin)/access";
import { load, trpc } from "@/app/(dashboard)/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { ReconciliationCard } from "@/components/reconciliations/reconciliation-card";

export const metadata: Metadata = { title: "Reconciliation" };

export default async function AdminRunPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  await operatorAccess(`/admin/runs/${id}`);
  const run = await load(trpc.admin.reconciliation.queryOptions({ id }));
  return (
    <>
      <PageHeader title="Reconciliation" trail={[{ href: "/admin", label: "Books" }]} />
      <div className="max-w-2xl">
        <ReconciliationCard run={run} />
      </div>
    </>
  );
}
