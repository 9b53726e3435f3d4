import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { AttentionSkeleton } from "./attention-card";

const TILES = 6;
const ROWS = 6;

/** The page's shape before anything is known, each part as large as what it stands for. */
export function OverviewSkeleton({ charts }: { charts: number }) {
  return (
    <div role="status" aria-label="Loading">
      <div className="flex h-9 items-center gap-5 border-b border-line">
        <Skeleton className="h-4 w-64" />
      </div>
      <div className="mt-5 grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <FiguresSkeleton charts={charts} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <BalanceSkeleton />
          <Card title="Needs attention" padding="none">
            <AttentionSkeleton />
          </Card>
        </div>
      </div>
      <div className="mt-5 grid items-start gap-5 lg:grid-cols-2">
        <RecentSkeleton title="Recent invoices" />
        <RecentSkeleton title="Recent payments" />
      </div>
    </div>
  );
}

/** The tiles and the charts below them. */
export function FiguresSkeleton({ charts }: { charts: number }) {
  return (
    <>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-3">
        {Array.from({ length: TILES }, (_, index) => (
          <div key={index} className="rounded-xl border border-line bg-surface px-4 py-3.5 shadow-card">
            <Skeleton className="h-4 w-20" />
            <Skeleton className="mt-1 h-7 w-28" />
            <Skeleton className="mt-1 h-4 w-32" />
          </div>
        ))}
      </div>
      {Array.from({ length: charts }, (_, index) => (
        <Card key={index}>
          <Skeleton className="mb-4 h-10 w-48" />
          <Skeleton className="h-45" />
        </Card>
      ))}
    </>
  );
}

export function BalanceSkeleton() {
  return (
    <Card title="Balance">
      <Skeleton className="h-4 w-16" />
      <Skeleton className="mt-0.5 h-8 w-44" />
      <div className="mt-3 border-t border-line pt-4 pb-2">
        <Skeleton className="h-5 w-full" />
      </div>
    </Card>
  );
}

function RecentSkeleton({ title }: { title: string }) {
  return (
    <Card title={title} padding="none">
      <div className="divide-y divide-line">
        {Array.from({ length: ROWS }, (_, index) => (
          <div key={index} className="flex h-11 items-center justify-between px-5">
            <Skeleton className="h-3.5 w-28" />
            <Skeleton className="h-3.5 w-20" />
          </div>
        ))}
      </div>
    </Card>
  );
}
