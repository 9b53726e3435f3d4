import { Server } from "lucide-react";
import type { Metadata } from "next";
import { operatorAccess } from "@/app/(admin)/access";
import { load, trpc } from "@/app/(dashboard)/prefetch";
import { RefreshPage } from "@/components/data/refresh-page";
import { JobReportView } from "@/components/jobs/job-report-view";
import { EmptyState } from "@/components/layout/empty-state";
import { PageHeader } from "@/components/layout/page-header";

export const metadata: Metadata = { title: "Jobs" };

export default async function AdminJobsPage() {
  await operatorAccess("/admin/jobs");
  const report = await load(trpc.admin.jobs.queryOptions());
  return (
    <>
      <PageHeader title="Jobs" description="What runs in the background, and what gave up." />
      {report ? (
        <JobReportView report={report} />
      ) : (
        <EmptyState icon={<Server />} title="An Inngest server executes the jobs">
          Its own pages show runs and failures.
        </EmptyState>
      )}
      <RefreshPage seconds={10} />
    </>
  );
}
