import type { Metadata } from "next";
import { operatorAccess } from "@/app/(admin)/access";
import { load, trpc } from "@/app/(dashboard)/prefetch";
import { ChainReportCard } from "@/components/chains/chain-report-card";
import { PageTime } from "@/components/format/page-time";
import { RefreshPage } from "@/components/data/refresh-page";
import { PageHeader } from "@/components/layout/page-header";

export const metadata: Metadata = { title: "Chains" };

export default async function AdminChainPage() {
  await operatorAccess("/admin/chain");
  const reports = await load(trpc.admin.chains.queryOptions());
  return (
    <>
      <PageHeader title="Chains" description="Where the watcher stands, and what the providers say now." />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {reports.map((report) => (
          <PageTime key={report.network} aheadSeconds={report.clock_ahead_seconds}>
            <ChainReportCard report={report} />
          </PageTime>
        ))}
      </div>
      <RefreshPage seconds={10} />
    </>
  );
}
