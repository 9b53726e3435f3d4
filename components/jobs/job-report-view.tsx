import { CircleCheck } from "lucide-react";
import { EmptyState } from "@/components/layout/empty-state";
import { StatTile } from "@/components/data/stat-tile";
import type { JobReport } from "@/server/modules/jobs/schema";
import { FailureTable } from "./failure-table";

const number = (value: number): string => value.toLocaleString("en");

/** Counts of the engine, and the runs that gave up. */
export function JobReportView({
  report: { live, last_five_minutes: ended, lag_seconds: lag, failures },
}: {
  report: JobReport;
}) {
  return (
    <>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <StatTile label="Running" value={number(live.running)} />
        <StatTile label="Waiting for their time" value={number(live.waiting)} />
        <StatTile label="Ready to start" value={number(live.queued + live.blocked)} />
        <StatTile label="Behind" value={`${number(lag)} s`} />
        <StatTile label="Completed, 5 min" value={number(ended.completed)} />
        <StatTile label="Failed, 5 min" value={number(ended.failed)} />
      </div>
      <h2 className="mt-8 mb-3 text-sm font-semibold text-ink">Newest failures</h2>
      {failures.length > 0 ? (
        <FailureTable failures={failures} />
      ) : (
        <EmptyState icon={<CircleCheck />} title="No run has failed">
          A job that gives up after all its attempts is listed here.
        </EmptyState>
      )}
    </>
  );
}
